package assay.cli.sweep;

import assay.simulation.metric.RunMetrics;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was measured in every run of a sweep so far, packed: one number per metric, cell and seed. */
final class Runs {
    private final int cells;
    private final int seeds;
    private final BitSet done;
    private final SortedMap<String, double[]> values = new TreeMap<>();

    Runs(int cells, int seeds) {
        this.cells = cells;
        this.seeds = seeds;
        this.done = new BitSet(cells * seeds);
    }

    /** The measurements of the run of {@code cell} with its {@code seed}-th seed, from 0. */
    void add(int cell, int seed, RunMetrics measured) {
        int place = cell * seeds + seed;
        done.set(place);
        measured.values().forEach((name, value) -> column(name)[place] = value);
    }

    private double[] column(String name) {
        return values.computeIfAbsent(name, unseen -> {
            double[] fresh = new double[cells * seeds];
            Arrays.fill(fresh, Double.NaN);
            return fresh;
        });
    }

    boolean has(int cell, int seed) {
        return done.get(cell * seeds + seed);
    }

    int count() {
        return done.cardinality();
    }

    /** All names that any run has measured, in order. */
    Set<String> metrics() {
        return values.keySet();
    }

    /** What the runs of {@code cell} say of {@code metric}. */
    Estimate estimate(int cell, String metric) {
        double[] column = column(metric);
        return Estimate.of(Arrays.stream(column, cell * seeds, (cell + 1) * seeds)
                .filter(value -> !Double.isNaN(value))
                .toArray());
    }

    /** The measurements of one run. */
    RunMetrics run(int cell, int seed) {
        SortedMap<String, Double> measured = new TreeMap<>();
        values.forEach((name, column) -> {
            double value = column[cell * seeds + seed];
            if (!Double.isNaN(value)) measured.put(name, value);
        });
        return new RunMetrics(measured);
    }
}
