/** The flat market beside entities as objects. */
@NullMarked
package assay.simulation.flat;

import org.jspecify.annotations.NullMarked;
