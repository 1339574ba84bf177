/** Tests that every invariant notices what it is there for. */
@NullMarked
package assay.simulation.invariant;

import org.jspecify.annotations.NullMarked;
