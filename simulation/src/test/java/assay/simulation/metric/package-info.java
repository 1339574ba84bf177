/** Tests of what is measured in a run. */
@NullMarked
package assay.simulation.metric;

import org.jspecify.annotations.NullMarked;
