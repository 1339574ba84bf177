/** Does fuzzing find what is wrong? Mutations of the rules and of the host, each of which some invariant must notice. */
@NullMarked
package assay.simulation.fuzz;

import org.jspecify.annotations.NullMarked;
