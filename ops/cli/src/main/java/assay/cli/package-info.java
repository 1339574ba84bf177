/** The {@code assay} command: exit codes, failures, and what goes to which stream. The commands are in a room below. */
@NullMarked
package assay.cli;

import org.jspecify.annotations.NullMarked;
