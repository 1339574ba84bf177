package assay.domain.task;

import assay.domain.committee.CommitteeRules;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.payout.PayRules;
import assay.domain.training.DataPlan;
import assay.domain.training.Recipe;
import java.time.Duration;

/**
 * Everything a client says when it posts a task. Immutable from then on.
 *
 * @param title a few words for people
 * @param bounty what the client puts into escrow
 * @param claimedInitialErrorMicros what the client says the initial model's error is, in 10⁻⁶; what counts is measured
 * @param targetErrorMicros error at which the task is done, in 10⁻⁶, below the initial one
 * @param minimumIncrementMicros a smaller gain counts as none, in 10⁻⁶
 * @param rounds the most rounds of training
 * @param deadline how long after opening the task must end
 * @param preparation how long the client may take to offer, or to send, segments
 * @param round how long a round stays open for updates
 * @param aggregation name of the strategy; {@code weighted-mean}
 * @param clientMayMine whether the client may also be paid as a miner
 */
public record TaskSpec(
        TaskKind kind,
        String title,
        Credits bounty,
        Recipe recipe,
        DataPlan data,
        long claimedInitialErrorMicros,
        long targetErrorMicros,
        long minimumIncrementMicros,
        int rounds,
        Duration deadline,
        Duration preparation,
        Duration round,
        String aggregation,
        boolean clientMayMine,
        CommitteeRules committee,
        EvaluationRules evaluation,
        PayRules pay) {}
