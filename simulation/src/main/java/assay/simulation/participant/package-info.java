/** Those outside the market, in virtual time: they poll, decide by their policies, compute at their own speed. */
@NullMarked
package assay.simulation.participant;

import org.jspecify.annotations.NullMarked;
