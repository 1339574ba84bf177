/** Exact amounts and exact splits. */
@NullMarked
package assay.domain.money;

import org.jspecify.annotations.NullMarked;
