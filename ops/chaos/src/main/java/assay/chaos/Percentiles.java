package assay.chaos;

import java.util.stream.DoubleStream;

/**
 * Of measured times: the middle one, the one that 99 of 100 do not exceed, and the longest, each of them one that was
 * measured; all 0 when none was.
 */
public record Percentiles(int count, double p50, double p99, double max) {
    private static final double MILLIS = 1e3;

    /** Of these. */
    public static Percentiles of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0) return new Percentiles(0, 0, 0, 0);
        return new Percentiles(sorted.length, rank(sorted, 50), rank(sorted, 99), rank(sorted, 100));
    }

    private static double rank(double[] sorted, int percent) {
        int rank = (int) Math.ceil(percent * sorted.length / 100.0);
        return Math.round(sorted[Math.max(0, rank - 1)] * MILLIS) / MILLIS;
    }
}
