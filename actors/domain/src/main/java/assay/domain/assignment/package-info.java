/** Work that is handed out piece by piece to one worker each: annotation, and the delivery of a model. */
@NullMarked
package assay.domain.assignment;

import org.jspecify.annotations.NullMarked;
