/** Tests of what each behaviour does to a market. */
@NullMarked
package assay.simulation.behaviour;

import org.jspecify.annotations.NullMarked;
