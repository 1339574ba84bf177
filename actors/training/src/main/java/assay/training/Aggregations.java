package assay.training;

import assay.domain.training.AggregationRules;
import assay.domain.training.JobFailed;
import assay.domain.training.ResidualRules;
import assay.domain.training.Strategy;
import java.util.Optional;

/** The aggregation strategies by the names that task files use. */
final class Aggregations {
    private Aggregations() {}

    /**
     * A fresh aggregation over updates of {@code base}'s shape.
     *
     * @param state what the strategy kept from the last round; empty in the first
     */
    static Aggregation named(String strategy, Parameters base, AggregationRules rules, Optional<Parameters> state)
            throws JobFailed {
        if (strategy.equals(ResidualRules.STRATEGY)) return new MapSum(base, rules.stepPicos());
        Strategy known = Strategy.named(strategy)
                .orElseThrow(() -> Failures.badInput("aggregation strategy \"" + strategy
                        + "\" is unknown: expected one of " + String.join(", ", Strategy.words())));
        Aggregation aggregation = unbounded(known, base, rules, state);
        return rules.boundMicros() == 0 ? aggregation : new Bounded(aggregation, base, rules);
    }

    private static Aggregation unbounded(
            Strategy strategy, Parameters base, AggregationRules rules, Optional<Parameters> state) throws JobFailed {
        return switch (strategy) {
            // The proximal term is a matter of training; what comes of it is averaged.
            case WEIGHTED_MEAN, FEDPROX -> new WeightedMean(base);
            case FEDAVGM -> new MomentumServer(base, rules, state);
            case FEDADAM -> new AdaptiveServer(base, rules, state);
            case COORDINATE_MEDIAN -> Ordered.median(base);
            case TRIMMED_MEAN -> Ordered.trimmed(base, rules.trimMicros());
            case KRUM -> new Krum(base, rules.byzantine(), 1);
            case MULTI_KRUM -> new Krum(base, rules.byzantine(), rules.kept());
        };
    }
}
