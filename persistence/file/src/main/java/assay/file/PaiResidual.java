package assay.file;

import assay.domain.task.TaskSpecCheck;
import assay.domain.training.Optimizer;
import assay.domain.training.Protocol;
import assay.domain.training.Recipe;
import assay.domain.training.ResidualRules;
import assay.domain.training.TrainingRules;

/**
 * Reads {@code tau} of a task definition of Project PAI: its members send message maps. Its τ is of gradients summed over
 * a batch, ours of gradients averaged over it.
 */
final class PaiResidual {
    /** As many messages as one payout plan by rank can rest on. */
    private PaiResidual() {}

    static TrainingRules read(Section optimizer, Recipe recipe, int epochs) {
        TrainingRules usual = TrainingRules.unsaid();
        if (!optimizer.has("tau")) return usual;
        long sum = optimizer.rounded("tau", 0);
        if (recipe.momentumMicros() != 0 || recipe.optimizer().kind() != Optimizer.Kind.SGD) {
            optimizer.ignore(
                    "tau",
                    "is not used: updates are federated rounds, since message maps carry neither momentum nor Adam's moments");
            return usual;
        }
        ResidualRules rules = usual.residual();
        long tau = Math.round(sum / (double) Math.max(1, recipe.batchSize()));
        return usual.with(Protocol.ASYNC_RESIDUAL)
                .with(new ResidualRules(tau, rules.iterations(), every(rules, epochs), rules.words()));
    }

    /** How many iterations go into one message, so that those of all rounds can be valued: PAI pays by rank. */
    private static int every(ResidualRules rules, int epochs) {
        int members = Defaults.COMMITTEE.maximum();
        int messages = Math.max(1, TaskSpecCheck.MAX_VALUED / Math.max(1, members * epochs));
        return Math.max(rules.every(), (rules.iterations() + messages - 1) / messages);
    }
}
