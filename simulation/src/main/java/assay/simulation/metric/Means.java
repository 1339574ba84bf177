package assay.simulation.metric;

import java.util.EnumMap;
import java.util.Map;

/** Sums over tasks, told as sums or as means as the metric's name says. */
final class Means {
    private final Map<Metric, Sum> sums = new EnumMap<>(Metric.class);

    private static final class Sum {
        private double value;
        private long number;
    }

    void add(Metric metric, double value) {
        Sum sum = sums.computeIfAbsent(metric, unused -> new Sum());
        sum.value += value;
        sum.number++;
    }

    void report(Figures into) {
        sums.forEach((metric, sum) -> {
            boolean total = metric.pattern().endsWith(".total");
            into.put(metric, total ? sum.value : sum.value / sum.number);
        });
    }
}
