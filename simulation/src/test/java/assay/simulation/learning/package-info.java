/** Tests of the model of learning. */
@NullMarked
package assay.simulation.learning;

import org.jspecify.annotations.NullMarked;
