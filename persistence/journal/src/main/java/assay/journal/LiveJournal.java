package assay.journal;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.persistence.cassandra.query.javadsl.CassandraReadJournal;
import akka.persistence.query.PersistenceQuery;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Reads what the entities of a running system have written, entity by entity. */
public final class LiveJournal {
    /** What stands between type and name in the ids under which sharded actors persist. */
    private static final String SEPARATOR = "|";

    private final ActorSystem<?> system;
    private final CassandraReadJournal journal;

    public LiveJournal(ActorSystem<?> system) {
        this.system = system;
        this.journal = PersistenceQuery.get(system)
                .getReadJournalFor(CassandraReadJournal.class, CassandraReadJournal.Identifier());
    }

    /** All entities that have ever written anything, in order. Akka's own histories are left out. */
    public CompletionStage<List<EntityId>> entities() {
        return journal.currentPersistenceIds()
                .map(LiveJournal::entity)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .runWith(Sink.seq(), system)
                .thenApply(found -> found.stream().sorted().toList());
    }

    /** Of the entities of {@code type} whose names come after {@code after}, the first by name, at most {@code limit}. */
    public CompletionStage<List<EntityId>> entities(EntityType type, String after, int limit) {
        // All are looked through, but no more are kept than are asked for.
        return journal.currentPersistenceIds()
                .map(LiveJournal::entity)
                .filter(found -> found.filter(
                                id -> id.type() == type && id.name().compareTo(after) > 0)
                        .isPresent())
                .map(Optional::get)
                .runFold(
                        new TreeSet<EntityId>(),
                        (first, id) -> {
                            first.add(id);
                            if (first.size() > limit) first.pollLast();
                            return first;
                        },
                        system)
                .thenApply(List::copyOf);
    }

    /** The entries of one entity, in order, up to what is there now; empty when there are none. */
    public Source<Entry<?>, NotUsed> entries(EntityId entity) {
        return entries(entity, 0);
    }

    /** As above, from the first after number {@code after}: an entry is stored under its own number. */
    public Source<Entry<?>, NotUsed> entries(EntityId entity, long after) {
        return journal.currentEventsByPersistenceId(persistenceId(entity), after + 1, Long.MAX_VALUE)
                .map(envelope -> (Entry<?>) envelope.event());
    }

    /**
     * Gives every entry to {@code sink}, entity by entity; memory does not grow with the number of entries. Other
     * threads' writes meanwhile may or may not be included.
     *
     * @return how many entries there were
     */
    public CompletionStage<Long> export(Consumer<Entry<?>> sink) {
        return entities().thenCompose(found -> Source.from(found)
                .flatMapConcat(this::entries)
                .map(entry -> {
                    sink.accept(entry);
                    return 1L;
                })
                .runWith(Sink.fold(0L, Long::sum), system));
    }

    /** The id under which the actor of {@code entity} persists. */
    public static String persistenceId(EntityId entity) {
        return entity.type().word() + SEPARATOR + entity.name();
    }

    private static Optional<EntityId> entity(String persistenceId) {
        if (!persistenceId.contains(SEPARATOR)) return Optional.empty();
        try {
            return Optional.of(EntityId.parse(persistenceId.replace(SEPARATOR, "/")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
