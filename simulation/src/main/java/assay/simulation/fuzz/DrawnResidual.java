package assay.simulation.fuzz;

import assay.domain.task.TaskSpec;
import assay.domain.training.Outliers;
import assay.domain.training.Protocol;
import assay.domain.training.ResidualRules;
import assay.domain.training.Screening;
import assay.domain.training.UpdateRules;
import assay.domain.verification.VerificationRules;
import java.util.List;

/** Draws tasks whose crews hand in message maps, a few iterations at a time. */
final class DrawnResidual {
    private static final int MAX_GAINS = 1_000;

    private DrawnResidual() {}

    /** {@code spec}, trained that way: rounds of one message and of many, messages that do not divide them, tiny maps; compared or not. */
    static TaskSpec in(TaskSpec spec, Dice dice) {
        // A gain for each of them must fit into one plan.
        int most = Math.max(1, MAX_GAINS / (spec.rounds() * spec.committee().maximum()));
        int every = dice.chance(30) ? 1 : dice.count(2, 12);
        int iterations = Math.min(every * most, dice.chance(30) ? dice.count(1, every) : dice.count(1, 60));
        int words = dice.chance(20) ? dice.count(1, 3) : 20_000;
        ResidualRules rules = new ResidualRules(dice.between(1_000, 1_000_000), iterations, every, words);
        boolean compared = spec.committee().maximum() >= Screening.FEWEST && dice.chance(50);
        Outliers outliers = compared ? dice.one(List.of(Outliers.FLAG, Outliers.EXCLUDE)) : Outliers.IGNORE;
        return spec.with(spec.training()
                        .with(Protocol.ASYNC_RESIDUAL)
                        .with(rules)
                        .with(UpdateRules.unsaid().with(outliers)))
                .with(VerificationRules.unsaid())
                .withAggregation(ResidualRules.STRATEGY);
    }
}
