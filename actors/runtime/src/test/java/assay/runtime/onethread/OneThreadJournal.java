package assay.runtime.onethread;

import akka.dispatch.Futures;
import akka.persistence.AtomicWrite;
import akka.persistence.PersistentRepr;
import akka.persistence.journal.japi.AsyncWriteJournal;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.runtime.EntityHost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import scala.concurrent.Future;
import scala.concurrent.Promise;

/** A journal in memory that answers at once, on the thread that asks. Made by Akka, by name. */
public final class OneThreadJournal extends AsyncWriteJournal {
    /** Akka makes its journal itself, by class name: this is how it finds what becomes of its writes. */
    private static volatile Fate fate = Fate.KIND;

    private final Map<String, List<PersistentRepr>> histories = new HashMap<>();

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> writes) {
        Future<Iterable<Optional<Exception>>> acknowledged = Futures.successful(List.of());
        for (AtomicWrite write : writes) {
            List<PersistentRepr> written = new ArrayList<>();
            scala.jdk.javaapi.CollectionConverters.asJava(write.payload()).forEach(written::add);
            Fate.Effect effect = fate.of(entity(write), entries(written));
            if (effect != Fate.Effect.LOST) history(write.persistenceId()).addAll(written);
            if (effect != Fate.Effect.ACKNOWLEDGED) acknowledged = later();
        }
        return acknowledged;
    }

    /** Akka wants an answer to every write, or it answers no other; this one finds nobody any more. */
    private Future<Iterable<Optional<Exception>>> later() {
        Promise<Iterable<Optional<Exception>>> late = Futures.promise();
        fate.afterwards(() -> late.success(List.of()));
        return late.future();
    }

    private static EntityId entity(AtomicWrite write) {
        return EntityHost.entityOf(write.persistenceId()).orElseThrow();
    }

    private static List<Entry<?>> entries(List<PersistentRepr> written) {
        List<Entry<?>> entries = new ArrayList<>();
        for (PersistentRepr each : written) entries.add((Entry<?>) each.payload());
        return entries;
    }

    static void use(Fate other) {
        fate = other;
    }

    private List<PersistentRepr> history(String id) {
        return histories.computeIfAbsent(id, key -> new ArrayList<>());
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
        throw new UnsupportedOperationException("histories are kept");
    }

    @Override
    public Future<Void> doAsyncReplayMessages(
            String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
        history(persistenceId).stream()
                .filter(event -> event.sequenceNr() >= from && event.sequenceNr() <= to)
                .limit(max)
                .forEach(replay);
        return Futures.successful(null);
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long from) {
        return Futures.successful((long) history(persistenceId).size());
    }
}
