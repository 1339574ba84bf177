package assay.runtime;

import assay.domain.entity.EntityId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Grants each incarnation of an entity the right to write, under an epoch higher than any granted before. */
@FunctionalInterface
public interface WriterEpochs {
    /**
     * An epoch that was granted.
     *
     * @param upToDate whether the history still ended where the claimant had read it to, when nobody else could write
     *     any more. If not, the claimant knows too little to write: it has to read again.
     */
    record Granted(long epoch, boolean upToDate) {}

    /**
     * Claims the next epoch of {@code entity}, from 1. Whoever wrote under an earlier one can add nothing to the history
     * from then on. A failed stage may have used one up, and may be tried again.
     *
     * @param number the last entry that the claimant has read, 0 for none
     * @param seen the highest epoch that the claimant has read
     */
    CompletionStage<Granted> claim(EntityId entity, long number, long seen);

    /**
     * Done when it is certain that, at the moment of this call, no entity of this process had been given to another:
     * what was durable by then stays, and may be answered for. Never done when one has been.
     */
    default CompletionStage<?> certain() {
        return CompletableFuture.completedFuture(true);
    }

    /** Epochs that last as long as this process: for tests, and for one node that keeps nothing. */
    static WriterEpochs inMemory() {
        Map<EntityId, Long> granted = new ConcurrentHashMap<>();
        return (entity, number, seen) ->
                CompletableFuture.completedFuture(new Granted(granted.merge(entity, 1L, Long::sum), true));
    }
}
