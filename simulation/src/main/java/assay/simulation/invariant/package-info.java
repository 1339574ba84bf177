/** What must hold after every entry of every run, whatever breaks on the way. */
@NullMarked
package assay.simulation.invariant;

import org.jspecify.annotations.NullMarked;
