/** Participants as they run live: each follows its own policy, and meets the market through one port only. */
@NullMarked
package assay.cluster.participant;

import org.jspecify.annotations.NullMarked;
