/** Tally rules over plain values, shared by the live committee and the simulated population. */
@NullMarked
package assay.domain.election;

import org.jspecify.annotations.NullMarked;
