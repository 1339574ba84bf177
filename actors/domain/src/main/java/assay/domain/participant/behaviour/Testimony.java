package assay.domain.participant.behaviour;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.evaluation.Commitment;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.evaluation.Report;
import assay.domain.participant.Action;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import java.util.Optional;

/**
 * Commits to a report, whether or not anything was measured, and reveals it.
 *
 * @param self the evaluator
 * @param secret salts its commitments
 */
public record Testimony(ParticipantId self, String secret) {
    /** The answer to {@code work}, a commit or a reveal, that stands for {@code report}; otherwise none. */
    Action give(Work work, Report report) {
        if (work instanceof Work.Commit commit) {
            long number = commit.measurement();
            String commitment = Commitment.of(work.at(), number, self, report, salt(work, number));
            return new Action.Submit(new EvaluationCommand.CommitReport(number, commitment));
        }
        if (work instanceof Work.Reveal reveal) {
            long number = reveal.measurement();
            return new Action.Submit(new EvaluationCommand.RevealReport(number, report, salt(work, number)));
        }
        return new Action.Pass();
    }

    private String salt(Work work, long measurement) {
        return Sha256.of("salt")
                .with(secret)
                .with(work.at().toString())
                .with(measurement)
                .hex();
    }

    /** What is to be measured for {@code work}; empty when nothing is. */
    static Optional<Job.Measure> job(Work work) {
        if (work instanceof Work.Commit commit) return Optional.of(commit.job());
        return work instanceof Work.Reveal reveal ? Optional.of(reveal.job()) : Optional.empty();
    }

    /** The task that {@code work} is done for. */
    static EntityId taskOf(Work work) {
        return new EntityId(EntityType.TASK, work.at().name());
    }
}
