/** Tests of what a scenario may say. */
@NullMarked
package assay.simulation.scenario;

import org.jspecify.annotations.NullMarked;
