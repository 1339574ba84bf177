/** What is measured in a run: read from its journal alone, under names that claims, tables and reports share. */
@NullMarked
package assay.simulation.metric;

import org.jspecify.annotations.NullMarked;
