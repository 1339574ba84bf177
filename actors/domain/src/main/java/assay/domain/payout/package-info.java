/** The settlement of one task: who gets what, and why. */
@NullMarked
package assay.domain.payout;

import org.jspecify.annotations.NullMarked;
