package assay.cluster.metrics;

import java.time.Duration;

/** The upper edges of histograms' buckets. Each costs a time series for each combination of labels. */
final class Edges {
    private Edges() {}

    /** From a write that met an idle database to one that outlived a failover. */
    static Duration[] writing() {
        return millis(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000, 30_000);
    }

    /** From an answer out of memory to the longest that a request may take. */
    static Duration[] answering() {
        return millis(2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 30_000);
    }

    /** From a handful of numbers to a large model. */
    static Duration[] computing() {
        return millis(10, 50, 250, 1_000, 5_000, 15_000, 60_000, 300_000);
    }

    private static Duration[] millis(long... edges) {
        Duration[] durations = new Duration[edges.length];
        for (int i = 0; i < edges.length; i++) durations[i] = Duration.ofMillis(edges[i]);
        return durations;
    }
}
