package assay.cli.explain;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Names;
import assay.file.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What the entities of one task recorded, in their own order. */
final class Trail {
    private final Records records;
    private final String task;
    private final Map<EntityId, List<Entry<?>>> read = new TreeMap<>();

    private Trail(Records records, String task) {
        this.records = records;
        this.task = task;
    }

    /** That of {@code task}, which must be known to a journal. */
    static Trail of(Records records, String task) throws InterruptedException {
        List<String> known = new ArrayList<>();
        for (EntityId id : records.all(EntityType.TASK)) known.add(id.name());
        if (Names.valid(task) && known.contains(task)) return new Trail(records, task);
        String near = Words.near(task, known)
                .map(meant -> "did you mean " + meant + "?")
                .orElse("");
        String some = known.isEmpty() ? "the journal holds no task" : "there are " + named(known);
        throw Failure.of(ExitCode.FAILED, "not-found", "there is no task \"" + task + "\": " + some, near);
    }

    private static String named(List<String> known) {
        int shown = Math.min(known.size(), 10);
        String names = String.join(", ", known.subList(0, shown));
        return known.size() == shown ? names : names + " and " + (known.size() - shown) + " more";
    }

    String task() {
        return task;
    }

    EntityId id(EntityType type) {
        return new EntityId(type, task);
    }

    /** The entries of the task's entity of this type. */
    List<Entry<?>> entries(EntityType type) throws InterruptedException {
        return entries(id(type));
    }

    /** The entries of some other entity; read once. */
    List<Entry<?>> entries(EntityId entity) throws InterruptedException {
        List<Entry<?>> known = read.get(entity);
        if (known == null) {
            known = records.of(entity);
            read.put(entity, known);
        }
        return known;
    }

    /** Every event of {@code type}, with its entry. */
    <E> void each(EntityType entity, Class<E> type, BiConsumer<Entry<?>, E> to) throws InterruptedException {
        for (Entry<?> entry : entries(entity)) {
            for (Object event : entry.events()) if (type.isInstance(event)) to.accept(entry, type.cast(event));
        }
    }

    /** The last event of {@code type}, and its entry. */
    <E> Optional<Found<E>> last(EntityType entity, Class<E> type) throws InterruptedException {
        List<Found<E>> found = new ArrayList<>();
        each(entity, type, (entry, event) -> found.add(new Found<>(entry, event)));
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
    }

    /** An event and the entry it stands in. */
    record Found<E>(Entry<?> entry, E event) {}
}
