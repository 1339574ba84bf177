/** The host in virtual time: one clock, one queue, a network and crashes from one seed, and the cells they act upon. */
@NullMarked
package assay.simulation.host;

import org.jspecify.annotations.NullMarked;
