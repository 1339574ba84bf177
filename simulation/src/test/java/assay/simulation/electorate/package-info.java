/** Elections among flat candidates: against one another, and against the committee entity. */
@NullMarked
package assay.simulation.electorate;

import org.jspecify.annotations.NullMarked;
