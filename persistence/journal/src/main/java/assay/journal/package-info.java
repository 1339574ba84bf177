/** The journal: one entry format for Cassandra, for the wire between nodes, and for files of one entry a line. */
@NullMarked
package assay.journal;

import org.jspecify.annotations.NullMarked;
