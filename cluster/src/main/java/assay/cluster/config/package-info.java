/** A node's configuration: read strictly, every mistake reported at once with the line it stands on. */
@NullMarked
package assay.cluster.config;

import org.jspecify.annotations.NullMarked;
