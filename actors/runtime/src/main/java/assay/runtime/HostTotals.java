package assay.runtime;

import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Totals over all hosts of a process: enough to bound messages per event, and to see who is quarantined. */
public final class HostTotals implements HostMetrics {
    private final LongAdder entries = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder messages = new LongAdder();
    private final LongAdder resends = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder recoveries = new LongAdder();
    private final LongAdder retired = new LongAdder();
    private final Map<EntityId, String> quarantined = new ConcurrentSkipListMap<>();

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
