package assay.simulation.metric;

import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.Sent;
import assay.domain.entity.EntityId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** How many messages entities send one another, and how long each is on its way, repetitions and crashes included. */
final class TrafficCollector implements Collector {
    private static final int DIGITS = 3;

    private final Instant start;
    /** When each message was first sent, until it is stored. Looked up, never walked. */
    private final Map<Way, Long> underWay = new HashMap<>();

    private final Histogram latencyMicros = new Histogram(DIGITS);
    private final Traffic traffic = new Traffic();
    private long entries;
    private long events;
    private long messages;

    private record Way(EntityId from, EntityId to, long number) {}

    TrafficCollector(Instant start) {
        this.start = start;
    }

    @Override
    public void accept(Entry<?> entry) {
        long now = ChronoUnit.MICROS.between(start, entry.time());
        entries++;
        events += entry.events().size();
        messages += entry.sends().size();
        traffic.sent(now, entry.sends().size());
        for (Sent sent : entry.sends()) underWay.put(new Way(entry.entity(), sent.to(), sent.number()), now);
        if (!(entry.cause() instanceof Cause.Requested requested)) return;
        Long sent = underWay.remove(new Way(requested.from(), entry.entity(), requested.number()));
        if (sent == null) return;
        latencyMicros.recordValue(now - sent);
        traffic.arrived(now, now - sent);
    }

    Traffic traffic() {
        return traffic;
    }

    @Override
    public void report(Figures into) {
        into.count(Metric.ENTRIES, entries);
        into.count(Metric.EVENTS, events);
        into.count(Metric.MESSAGES, messages);
        if (latencyMicros.getTotalCount() == 0) return;
        into.put(Metric.LATENCY_P50, Figures.fromMicros(latencyMicros.getValueAtPercentile(50)));
        into.put(Metric.LATENCY_P99, Figures.fromMicros(latencyMicros.getValueAtPercentile(99)));
    }
}
