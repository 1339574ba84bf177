/** Stepping through a journal, live or simulated: events by entity and time, and any entity's state at any point. */
@NullMarked
package assay.cli.replay;

import org.jspecify.annotations.NullMarked;
