package assay.domain.task;

import assay.domain.assignment.AssignmentRules;
import assay.domain.committee.CommitteeRules;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.offence.SlashingTable;
import assay.domain.payout.PayRules;
import assay.domain.training.DataPlan;
import assay.domain.training.Recipe;
import assay.domain.training.TrainingRules;
import assay.domain.verification.VerificationRules;
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
 * @param aggregation name of the strategy: a word of {@link assay.domain.training.Strategy}
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
        PayRules pay,
        AssignmentRules assignment,
        Campaign campaign,
        TrainingRules training,
        VerificationRules verification,
        SlashingTable slashing) {
    /** A task that says nothing about what is said last. */
    public TaskSpec(
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
            PayRules pay) {
        this(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                committee,
                evaluation,
                pay,
                AssignmentRules.unsaid(),
                Campaign.unsaid(),
                TrainingRules.unsaid(),
                VerificationRules.unsaid(),
                SlashingTable.unsaid());
    }

    /** The same task on data cut otherwise. */
    public TaskSpec with(DataPlan other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                other,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                committee,
                evaluation,
                pay,
                assignment,
                campaign,
                training,
                verification,
                slashing);
    }

    /** The same task with another strategy. */
    public TaskSpec withAggregation(String other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                other,
                clientMayMine,
                committee,
                evaluation,
                pay,
                assignment,
                campaign,
                training,
                verification,
                slashing);
    }

    /** The same task with another way to find its committee. */
    public TaskSpec with(CommitteeRules other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                other,
                evaluation,
                pay,
                assignment,
                campaign,
                training,
                verification,
                slashing);
    }

    /** The same task with another division of the bounty. */
    public TaskSpec with(PayRules other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                committee,
                evaluation,
                other,
                assignment,
                campaign,
                training,
                verification,
                slashing);
    }

    /** The same task with other assignment rules. */
    public TaskSpec with(AssignmentRules other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                committee,
                evaluation,
                pay,
                other,
                campaign,
                training,
                verification,
                slashing);
    }

    /** The same task, told otherwise. */
    public TaskSpec with(Campaign other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                committee,
                evaluation,
                pay,
                assignment,
                other,
                training,
                verification,
                slashing);
    }

    /** The same task with other training rules. */
    public TaskSpec with(TrainingRules other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                committee,
                evaluation,
                pay,
                assignment,
                campaign,
                other,
                verification,
                slashing);
    }

    /** The same task with other verification rules. */
    public TaskSpec with(VerificationRules other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                committee,
                evaluation,
                pay,
                assignment,
                campaign,
                training,
                other,
                slashing);
    }

    /** The same task, measured otherwise. */
    public TaskSpec with(EvaluationRules other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                committee,
                other,
                pay,
                assignment,
                campaign,
                training,
                verification,
                slashing);
    }

    /** The same task with another slashing table. */
    public TaskSpec with(SlashingTable other) {
        return new TaskSpec(
                kind,
                title,
                bounty,
                recipe,
                data,
                claimedInitialErrorMicros,
                targetErrorMicros,
                minimumIncrementMicros,
                rounds,
                deadline,
                preparation,
                round,
                aggregation,
                clientMayMine,
                committee,
                evaluation,
                pay,
                assignment,
                campaign,
                training,
                verification,
                other);
    }
}
