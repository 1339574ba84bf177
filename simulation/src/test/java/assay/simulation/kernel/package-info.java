/** The kernel against slow and obvious ways of doing the same. */
@NullMarked
package assay.simulation.kernel;

import org.jspecify.annotations.NullMarked;
