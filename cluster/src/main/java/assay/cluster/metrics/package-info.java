/**
 * What a node measures of itself and how it is asked for: everything that Prometheus finds at {@code GET /metrics}. No
 * label ever carries the name of an entity, a participant or a caller: their number has no bound.
 */
@NullMarked
package assay.cluster.metrics;

import org.jspecify.annotations.NullMarked;
