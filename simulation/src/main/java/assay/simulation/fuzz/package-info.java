/** Random markets under random faults: drawn from a seed, run against every invariant, and made small when one breaks. */
@NullMarked
package assay.simulation.fuzz;

import org.jspecify.annotations.NullMarked;
