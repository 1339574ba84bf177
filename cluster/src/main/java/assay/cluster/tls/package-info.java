/** Encrypted, mutually authenticated connections: between nodes, and to those who ask over HTTP. */
@NullMarked
package assay.cluster.tls;

import org.jspecify.annotations.NullMarked;
