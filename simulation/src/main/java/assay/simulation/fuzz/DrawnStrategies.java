package assay.simulation.fuzz;

import assay.domain.committee.CommitteeRules;
import assay.domain.task.TaskSpec;
import assay.domain.training.AggregationRules;
import assay.domain.training.DataPlan;
import assay.domain.training.Strategy;
import java.util.List;

/** Draws how updates become one model: every strategy, with any parameters that it takes. */
final class DrawnStrategies {
    private DrawnStrategies() {}

    /** {@code spec}, by another strategy, and at times with a bound on updates, or on data spread by label. */
    static TaskSpec in(TaskSpec spec, Dice dice) {
        List<Strategy> fitting = List.of(Strategy.values());
        Strategy strategy = fitting.get(dice.count(0, fitting.size() - 1));
        CommitteeRules committee = spec.committee();
        int byzantine = Math.max(0, (committee.minimum() - 3) / 2);
        // Krum needs three members at least.
        if (strategy.comparesDistances() && committee.minimum() < 3) strategy = Strategy.COORDINATE_MEDIAN;
        AggregationRules rules = new AggregationRules(
                dice.between(1, strategy == Strategy.FEDADAM ? 500_000 : 2_000_000),
                dice.between(0, 999_999),
                dice.between(0, 499_999),
                byzantine,
                dice.count(1, 5),
                0,
                dice.between(0, 999_999),
                dice.between(1, 1_000_000),
                dice.between(0, 1_000_000),
                dice.chance(30) ? dice.between(1, 5_000_000) : 0,
                dice.chance(50));
        TaskSpec drawn =
                spec.withAggregation(strategy.word()).with(spec.training().with(rules));
        return dice.chance(20) ? drawn.with(spec.data().with(DataPlan.Spread.BY_LABEL)) : drawn;
    }
}
