package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.entity.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a host has stored, entity by entity. */
final class Histories implements EventSink {
    private final Map<EntityId, List<Entry<?>>> byEntity = new TreeMap<>();

    @Override
    public void accept(Entry<?> entry) {
        byEntity.computeIfAbsent(entry.entity(), id -> new ArrayList<>()).add(entry);
    }

    /** Fails at the first entry that is not as {@code expected}; says how many were compared. */
    int assertSameAs(Histories expected, String run) {
        int compared = 0;
        for (EntityId id : expected.byEntity.keySet()) {
            List<Entry<?>> wanted = expected.of(id);
            List<Entry<?>> found = of(id);
            for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
                assertThat(found.get(i)).as(run).isEqualTo(wanted.get(i));
                compared++;
            }
            assertThat(found).as("entries of %s, %s", id, run).hasSameSizeAs(wanted);
        }
        assertThat(byEntity.keySet()).as(run).isEqualTo(expected.byEntity.keySet());
        return compared;
    }

    /** All entities with a history. */
    List<EntityId> entities() {
        return List.copyOf(byEntity.keySet());
    }

    /** The entries of one entity, in order. */
    List<Entry<?>> of(EntityId id) {
        return byEntity.getOrDefault(id, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histories histories && byEntity.equals(histories.byEntity);
    }

    @Override
    public int hashCode() {
        return byEntity.hashCode();
    }

    @Override
    public String toString() {
        return byEntity.toString();
    }
}
