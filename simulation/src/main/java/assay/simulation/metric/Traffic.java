package assay.simulation.metric;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Messages over time. */
public final class Traffic {
    private static final int DIGITS = 2;

    private final Slices<Interval> intervals = new Slices<>(Interval::new, Interval::with);

    private static final class Interval {
        private long messages;
        private final Histogram latencyMicros = new Histogram(DIGITS);

        private Interval with(Interval later) {
            messages += later.messages;
            latencyMicros.add(later.latencyMicros);
            return this;
        }
    }

    /**
     * What happened in one interval.
     *
     * @param endSeconds after the start
     * @param messages decided to be sent, each counted once
     * @param arrived of those that were stored by their receivers in it
     * @param p50Seconds median latency of what arrived; 0 when nothing did
     * @param p99Seconds exceeded by one in a hundred
     */
    public record Slice(double endSeconds, long messages, long arrived, double p50Seconds, double p99Seconds) {}

    void sent(long atMicros, int count) {
        if (count > 0) intervals.at(atMicros).messages += count;
    }

    void arrived(long atMicros, long tookMicros) {
        intervals.at(atMicros).latencyMicros.recordValue(tookMicros);
    }

    /** The length of an interval. */
    public double lengthSeconds() {
        return intervals.lengthSeconds();
    }

    /** All intervals from the start on. */
    public List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        for (Interval each : intervals.all()) {
            slices.add(new Slice(
                    (slices.size() + 1) * lengthSeconds(),
                    each.messages,
                    each.latencyMicros.getTotalCount(),
                    each.latencyMicros.getValueAtPercentile(50) / 1e6,
                    each.latencyMicros.getValueAtPercentile(99) / 1e6));
        }
        return slices;
    }
}
