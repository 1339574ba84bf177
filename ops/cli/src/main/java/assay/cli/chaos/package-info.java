/** {@code chaos} on a cluster of processes: the fleet that is hurt, the way in over HTTP, the run and its report. */
@NullMarked
package assay.cli.chaos;

import org.jspecify.annotations.NullMarked;
