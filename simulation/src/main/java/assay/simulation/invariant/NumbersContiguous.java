package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every entity's entries are numbered 1, 2, 3 and so on, and neither their times nor their epochs go back. */
public final class NumbersContiguous implements Invariant {
    private final Map<EntityId, Last> last = new HashMap<>();

    private record Last(long number, long epoch, Instant time) {}

    @Override
    public Optional<String> broken(Entry<?> entry) {
        Last before = last.getOrDefault(entry.entity(), new Last(0, 0, Instant.MIN));
        last.put(entry.entity(), new Last(entry.number(), entry.epoch(), entry.time()));
        if (entry.number() != before.number + 1) {
            return Optional.of(entry.entity() + ": entry " + entry.number() + " follows entry " + before.number);
        }
        if (entry.epoch() < before.epoch || entry.time().isBefore(before.time)) {
            return Optional.of(entry.entity() + ": entry " + entry.number() + " of epoch " + entry.epoch() + " at "
                    + entry.time() + " follows epoch " + before.epoch + " at " + before.time);
        }
        return Optional.empty();
    }
}
