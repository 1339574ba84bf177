/** Tests of the host with a small entity that shows every fault of delivery. */
@NullMarked
package assay.simulation.host;

import org.jspecify.annotations.NullMarked;
