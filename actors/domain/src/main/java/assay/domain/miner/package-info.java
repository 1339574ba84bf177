/** A miner's membership in the market: its key, its stake, its engagements. */
@NullMarked
package assay.domain.miner;

import org.jspecify.annotations.NullMarked;
