/**
 * Work that is handed out piece by piece to one worker each: annotation, and the delivery of a model. What may be asked
 * for, what may be handed in, and how the one is held against the other.
 */
@NullMarked
package assay.domain.assignment;

import org.jspecify.annotations.NullMarked;
