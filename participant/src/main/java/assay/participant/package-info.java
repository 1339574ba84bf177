/** Whoever is outside the cluster: each follows its own policy, and meets the market through one port only. */
@NullMarked
package assay.participant;

import org.jspecify.annotations.NullMarked;
