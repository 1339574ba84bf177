package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One writer at a time: every incarnation of an entity claims a higher epoch than any before, and each entry bears the
 * epoch of the last that claimed one.
 */
public final class WritersInTurn implements Invariant {
    private final Map<EntityId, Long> claimed = new HashMap<>();

    @Override
    public Optional<String> broken(Entry<?> entry) {
        long expected = claimed.getOrDefault(entry.entity(), 1L);
        if (entry.epoch() == expected) return Optional.empty();
        return Optional.of(entry.entity() + ": entry " + entry.number() + " was written under epoch " + entry.epoch()
                + ", claimed was " + expected);
    }

    @Override
    public Optional<String> broken(EntityId entity, long epoch) {
        long before = claimed.getOrDefault(entity, 1L);
        claimed.put(entity, epoch);
        if (epoch > before) return Optional.empty();
        return Optional.of(entity + ": came back under epoch " + epoch + ", expected more than " + before);
    }
}
