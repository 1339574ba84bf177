package assay.cluster.http;

import akka.stream.javadsl.Source;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.EventLine;
import assay.journal.LiveJournal;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The journal as the endpoint shows it: histories as event lines. */
final class Histories {
    private final LiveJournal journal;
    private final EventLine lines = new EventLine();

    Histories(LiveJournal journal) {
        this.journal = journal;
    }

    /** The entries of {@code entity} after number {@code after}. */
    Source<String, ?> of(EntityId entity, long after) {
        return journal.entries(entity, after).map(lines::write);
    }

    /** All entries, entity by entity. */
    Source<String, ?> all() {
        return Source.completionStage(journal.entities())
                .mapConcat(found -> found)
                .flatMapConcat(journal::entries)
                .map(lines::write);
    }

    /** The entities of {@code type} that have a history, by name. */
    CompletionStage<List<EntityId>> entities(EntityType type) {
        return journal.entities()
                .thenApply(found ->
                        found.stream().filter(entity -> entity.type() == type).toList());
    }
}
