/** The ways to behave that a scenario can name, with their settings, and the policies they stand for. */
@NullMarked
package assay.simulation.behaviour;

import org.jspecify.annotations.NullMarked;
