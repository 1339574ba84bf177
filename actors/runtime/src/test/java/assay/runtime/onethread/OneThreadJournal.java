package assay.runtime.onethread;

import akka.dispatch.Futures;
import akka.persistence.AtomicWrite;
import akka.persistence.PersistentRepr;
import akka.persistence.journal.japi.AsyncWriteJournal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import scala.concurrent.Future;

/** A journal in memory that answers at once, on the thread that asks. Made by Akka, by name. */
public final class OneThreadJournal extends AsyncWriteJournal {
    private final Map<String, List<PersistentRepr>> histories = new HashMap<>();

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> writes) {
        for (AtomicWrite write : writes) {
            scala.jdk.javaapi.CollectionConverters.asJava(write.payload()).forEach(history(write.persistenceId())::add);
        }
        return Futures.successful(List.of());
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
