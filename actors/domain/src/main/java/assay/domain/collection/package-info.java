/** Persistent sorted maps: cheap to copy, ordered, and equal by content. */
@NullMarked
package assay.domain.collection;

import org.jspecify.annotations.NullMarked;
