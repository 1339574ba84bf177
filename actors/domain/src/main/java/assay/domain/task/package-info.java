/** One piece of paid work, from draft to settlement. */
@NullMarked
package assay.domain.task;

import org.jspecify.annotations.NullMarked;
