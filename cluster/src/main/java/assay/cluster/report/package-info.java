/** What each node says about itself, and how the answers of all come together: what {@code GET /v1/cluster} shows. */
@NullMarked
package assay.cluster.report;

import org.jspecify.annotations.NullMarked;
