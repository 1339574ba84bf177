package assay.simulation.metric;

import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was measured in one run, by name, for example {@code profit.mean.miner}. What does not apply is missing. */
public record RunMetrics(SortedMap<String, Double> values) {
    public RunMetrics {
        values = new TreeMap<>(values);
    }

    /** The value of this name; empty when it was not measured. */
    public OptionalDouble value(String name) {
        Double value = values.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
