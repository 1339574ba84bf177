package assay.runtime;

import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Totals over all hosts of a process: enough to bound messages per event, and to see who is quarantined. */
public final class HostTotals implements HostMetrics {
    private final LongAdder waiting = new LongAdder();
    private final LongAdder settled = new LongAdder();
    private final LongAdder entries = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder resends = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder recoveries = new LongAdder();
    private final LongAdder retired = new LongAdder();
    private final Map<EntityId, String> quarantined = new ConcurrentSkipListMap<>();

    @Override
    public void waits(EntityId entity) {
        waiting.increment();
    }

    @Override
    public void waitsNoMore(EntityId entity, int commands) {
        waiting.add(-commands);
    }

    @Override
    public void settled(Message message, boolean refused, long nanos) {
        settled.increment();
    }

    @Override
    public void written(Entry<?> entry) {
        entries.increment();
        events.add(entry.events().size());
    }

    @Override
    public void sent(Message message) {
        messages.increment();
    }

    @Override
    public void sentAgain(Message.Request request, int attempt) {
        resends.increment();
    }

    @Override
    public void turnedAway(EntityId entity) {
        turnedAway.increment();
    }

    @Override
    public void recovered(EntityId entity) {
        recoveries.increment();
        quarantined.remove(entity);
    }

    @Override
    public void retired(EntityId entity) {
        retired.increment();
    }

    @Override
    public void quarantined(EntityId entity, String reason) {
        quarantined.put(entity, reason);
    }

    /** Commands that entities of this process have taken and not decided yet. */
    public long waiting() {
        return waiting.sum();
    }

    /** Messages that were decided, all that they changed being durable. */
    public long settled() {
        return settled.sum();
    }

    public long entries() {
        return entries.sum();
    }

    public long events() {
        return events.sum();
    }

    /** Requests and replies, without those sent again. */
    public long messages() {
        return messages.sum();
    }

    public long resends() {
        return resends.sum();
    }

    public long turnedAway() {
        return turnedAway.sum();
    }

    public long recoveries() {
        return recoveries.sum();
    }

    public long retired() {
        return retired.sum();
    }

    /** Who is quarantined in this process, and why. */
    public Map<EntityId, String> quarantined() {
        return Map.copyOf(quarantined);
    }
}
