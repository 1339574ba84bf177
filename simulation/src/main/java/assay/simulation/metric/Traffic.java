package assay.simulation.metric;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Messages over time, in at most {@link #MOST} intervals of equal length. The length begins at a second and doubles
 * whenever a run turns out to be longer.
 */
public final class Traffic {
    /** The most intervals. */
    public static final int MOST = 240;

    private static final int DIGITS = 2;

    private final List<Interval> intervals = new ArrayList<>();
    private long lengthMicros = 1_000_000;

    private static final class Interval {
        private long messages;
        private final Histogram latencyMicros = new Histogram(DIGITS);
    }

    /**
     * What happened in one interval.
     *
     * @param endSeconds after the start
     * @param messages decided to be sent, each counted once
     * @param p50Seconds median latency of what arrived; 0 when nothing did
     * @param p99Seconds exceeded by one in a hundred
     */
    public record Slice(double endSeconds, long messages, long arrived, double p50Seconds, double p99Seconds) {}

    void sent(long atMicros, int count) {
        if (count > 0) at(atMicros).messages += count;
    }

    void arrived(long atMicros, long tookMicros) {
        at(atMicros).latencyMicros.recordValue(tookMicros);
    }

    private Interval at(long micros) {
        while (micros / lengthMicros >= MOST) halve();
        int index = (int) (micros / lengthMicros);
        while (intervals.size() <= index) intervals.add(new Interval());
        return intervals.get(index);
    }

    private void halve() {
        lengthMicros *= 2;
        List<Interval> merged = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            if (i % 2 == 0) {
                merged.add(intervals.get(i));
                continue;
            }
            Interval into = merged.get(i / 2);
            into.messages += intervals.get(i).messages;
            into.latencyMicros.add(intervals.get(i).latencyMicros);
        }
        intervals.clear();
        intervals.addAll(merged);
    }

    /** The length of an interval. */
    public double lengthSeconds() {
        return lengthMicros / 1e6;
    }

    /** All intervals from the start on. */
    public List<Slice> slices() {
        List<Slice> slices = new ArrayList<>();
        for (Interval each : intervals) {
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
