package assay.training;

import assay.domain.training.AggregationRules;
import assay.domain.training.JobFailed;
import assay.domain.training.ResidualRules;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The aggregation strategies by the names that task files use. */
final class Aggregations {
    private static final Map<String, Function<Parameters, Aggregation>> BY_NAME =
            new TreeMap<>(Map.of("weighted-mean", WeightedMean::new));

    private Aggregations() {}

    /** A fresh aggregation over updates of {@code base}'s shape. */
    static Aggregation named(String strategy, Parameters base, AggregationRules rules) throws JobFailed {
        if (strategy.equals(ResidualRules.STRATEGY)) return new MapSum(base, rules.stepPicos());
        Function<Parameters, Aggregation> start = BY_NAME.get(strategy);
        if (start != null) return start.apply(base);
        throw Failures.badInput("aggregation strategy \"" + strategy + "\" is unknown: expected one of "
                + String.join(", ", BY_NAME.keySet()));
    }
}
