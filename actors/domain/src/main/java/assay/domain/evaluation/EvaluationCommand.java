package assay.domain.evaluation;

import assay.domain.entity.Command;
import assay.domain.entity.ParticipantId;
import assay.domain.offence.SlashingTable;
import assay.domain.training.Job;
import java.time.Instant;
import java.util.List;

/** What an evaluation can be asked. Its name is that of its task. One evaluation makes many measurements. */
public sealed interface EvaluationCommand extends Command {
    /**
     * From the task: find evaluators, none of them in {@code excluded} (the client and all who train).
     *
     * @param slashing what those who stake lose their stake for
     */
    record Convene(EvaluationRules rules, List<ParticipantId> excluded, Instant deadline, SlashingTable slashing)
            implements EvaluationCommand {
        public Convene {
            excluded = List.copyOf(excluded);
        }

        /** Nothing costs stake. */
        public Convene(EvaluationRules rules, List<ParticipantId> excluded, Instant deadline) {
            this(rules, excluded, deadline, SlashingTable.unsaid());
        }
    }

    /** From an evaluator: be available. */
    record Enrol() implements EvaluationCommand {}

    /** From the task: measure. Numbers count from 1; one measurement at a time. */
    record MeasureModel(long measurement, Job.Measure job) implements EvaluationCommand {}

    /** From a drawn evaluator: the commitment {@link Commitment#of} to its report. */
    record CommitReport(long measurement, String commitment) implements EvaluationCommand {}

    /** From an evaluator that committed: the report and the salt. */
    record RevealReport(long measurement, Report report, String salt) implements EvaluationCommand {}

    /** From the task: a member joined later and may not evaluate from now on. */
    record Exclude(ParticipantId participant) implements EvaluationCommand {}

    /** From the task: the work is over. */
    record Dissolve() implements EvaluationCommand {}
}
