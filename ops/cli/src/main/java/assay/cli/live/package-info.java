/** A cluster on this machine: its processes, where they are written down, and how a command talks to them. */
@NullMarked
package assay.cli.live;

import org.jspecify.annotations.NullMarked;
