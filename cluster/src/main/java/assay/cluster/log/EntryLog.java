package assay.cluster.log;

import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.runtime.HostMetrics;
import assay.runtime.Traced;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says to the log what became durable, one line an entry, with its entity and its trace: what one command has led to
 * can then be followed over all nodes. Only kinds of events stand there, never what is in them.
 */
public final class EntryLog implements HostMetrics {
    private static final Logger LOG = LoggerFactory.getLogger("assay.entries");

    private final HostMetrics others;

    /** @param others told everything as well */
    public EntryLog(HostMetrics others) {
        this.others = others;
    }

    @Override
    public void written(Entry<?> entry) {
        others.written(entry);
        Traced.of(entry.entity(), Optional.of(entry.trace()), () -> {
            LOG.info(
                    "{} #{} {}{}",
                    entry.entity(),
                    entry.number(),
                    kinds(entry.events()),
                    entry.refusal().isPresent() ? " refused" : "");
            return entry;
        });
    }

    private static List<String> kinds(List<?> events) {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    @Override
    public void waits(EntityId entity) {
        others.waits(entity);
    }

    @Override
    public void waitsNoMore(EntityId entity, int commands) {
        others.waitsNoMore(entity, commands);
    }

    @Override
    public void settled(Message message, boolean refused, long nanos) {
        others.settled(message, refused, nanos);
    }

    @Override
    public void sent(Message message) {
        others.sent(message);
    }

    @Override
    public void sentAgain(Message.Request request, int attempt) {
        others.sentAgain(request, attempt);
    }

    @Override
    public void turnedAway(EntityId entity) {
        others.turnedAway(entity);
    }

    @Override
    public void recovered(EntityId entity) {
        others.recovered(entity);
    }

    @Override
    public void retired(EntityId entity) {
        others.retired(entity);
    }

    @Override
    public void quarantined(EntityId entity, String reason) {
        others.quarantined(entity, reason);
    }
}
