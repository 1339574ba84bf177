/** What the mathematics is asked to do: jobs and results by content address, behind one port. */
@NullMarked
package assay.domain.training;

import org.jspecify.annotations.NullMarked;
