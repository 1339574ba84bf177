/** Cassandra: a server of our own as a child process, the tables, and the claims for writing. */
@NullMarked
package assay.journal.cassandra;

import org.jspecify.annotations.NullMarked;
