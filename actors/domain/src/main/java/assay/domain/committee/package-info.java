/** The elected miners that run one training task. */
@NullMarked
package assay.domain.committee;

import org.jspecify.annotations.NullMarked;
