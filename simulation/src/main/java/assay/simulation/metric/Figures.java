package assay.simulation.metric;

import java.util.SortedMap;
import java.util.TreeMap;

/** The figures of one run while they are being written down. */
final class Figures {
    private static final double MICRO = 1e6;

    private final SortedMap<String, Double> values = new TreeMap<>();

    /** The value of {@code metric} for a task, a group, or a cycle. */
    void put(Metric metric, String of, double value) {
        values.put(metric.named(of), value);
    }

    /** The value of a metric of the whole run. */
    void put(Metric metric, double value) {
        put(metric, "", value);
    }

    /** How many there were, of a metric of the whole run. */
    void count(Metric metric, long number) {
        put(metric, (double) number);
    }

    /** Some of all, unless there are none. */
    void share(Metric metric, String of, long some, long all) {
        mean(metric, of, (double) some, all);
    }

    /** A sum over a number, unless the number is 0. */
    void mean(Metric metric, String of, double sum, long number) {
        if (number > 0) put(metric, of, sum / number);
    }

    RunMetrics metrics() {
        return new RunMetrics(values);
    }

    /** Credits from micro-credits, or a share from millionths. */
    static double fromMicros(long micros) {
        return micros / MICRO;
    }
}
