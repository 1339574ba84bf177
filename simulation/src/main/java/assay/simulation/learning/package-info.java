/** Learning without data: models of what training does to a model's error, fitted to runs of the real trainer. */
@NullMarked
package assay.simulation.learning;

import org.jspecify.annotations.NullMarked;
