/** The market as it is reached from inside the cluster. */
@NullMarked
package assay.cluster.market;

import org.jspecify.annotations.NullMarked;
