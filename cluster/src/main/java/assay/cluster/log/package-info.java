/** What a node writes into its log besides what its parts say. */
@NullMarked
package assay.cluster.log;

import org.jspecify.annotations.NullMarked;
