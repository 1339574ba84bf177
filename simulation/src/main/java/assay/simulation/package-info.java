/** The market in virtual time: the same entities and policies as live, run from one seed, with faults. */
@NullMarked
package assay.simulation;

import org.jspecify.annotations.NullMarked;
