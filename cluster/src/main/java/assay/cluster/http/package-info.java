/** The small loopback HTTP endpoint of a node: commands in, states and histories out. */
@NullMarked
package assay.cluster.http;

import org.jspecify.annotations.NullMarked;
