/** The delivery core that every host runs: duplicates, outbox, acknowledgement and timers, once for all entities. */
@NullMarked
package assay.domain.cell;

import org.jspecify.annotations.NullMarked;
