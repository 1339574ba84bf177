/**
 * The kernel for millions of flat nodes: a virtual clock, events and node records packed in primitives, randomness that
 * can be repeated, and a hash of everything that happened. Nothing is allocated per event.
 */
@NullMarked
package assay.simulation.kernel;

import org.jspecify.annotations.NullMarked;
