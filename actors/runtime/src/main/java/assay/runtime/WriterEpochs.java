package assay.runtime;

import assay.domain.entity.EntityId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Grants each incarnation of an entity the right to write, under an epoch higher than any granted before. */
@FunctionalInterface
public interface WriterEpochs {
    /** Claims the next epoch of {@code entity}, from 1; a failed stage may have used one up, and may be tried again. */
    CompletionStage<Long> claim(EntityId entity);

    /** Epochs that last as long as this process: for tests, and for one node that keeps nothing. */
    static WriterEpochs inMemory() {
        Map<EntityId, Long> granted = new ConcurrentHashMap<>();
        return entity -> CompletableFuture.completedFuture(granted.merge(entity, 1L, Long::sum));
    }
}
