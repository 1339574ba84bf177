package assay.domain.participant;

import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.evaluation.Commitment;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.evaluation.Report;
import assay.domain.payout.Citation;
import assay.domain.payout.Facts;
import assay.domain.payout.PayoutCommand;
import assay.domain.payout.PayoutRules;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Instant;
import java.util.Optional;

/**
 * Enrols everywhere, scores results of assignments as it sees them, measures in its own process, reveals what it committed to, and approves a payout plan only if it
 * derives the same one itself.
 *
 * @param self its name
 * @param secret salts its commitments; nobody else knows it
 */
public record HonestEvaluator(ParticipantId self, String secret) implements Policy {
    @Override
    public Turn respond(Sight sight, Instant now) {
        return new Turn(this, action(sight));
    }

    private Action action(Sight sight) {
        Work work = sight.work();
        Optional<Job.Measure> score = Scorer.job(work);
        if (score.isPresent()) {
            Scorer scorer = new Scorer(new Eye(secret, Scorer.USUAL_ACCURACY));
            return scorer.act(sight, score.get(), report -> give(work, report));
        }
        if (sight instanceof Sight.NotComputed) return new Action.Later();
        if (sight instanceof Sight.Computed computed && computed.result() instanceof JobResult.Measured measured) {
            return afterMeasuring(work, measured);
        }
        if (work instanceof Work.Enrol) return new Action.Submit(new EvaluationCommand.Enrol());
        if (work instanceof Work.Commit commit) return new Action.Compute(commit.job(), true);
        // Measuring is deterministic, so it is done again instead of remembered: a restart loses nothing.
        if (work instanceof Work.Reveal reveal) return new Action.Compute(reveal.job(), true);
        if (work instanceof Work.Approve approve) return judge(approve);
        return new Action.Pass();
    }

    private Action afterMeasuring(Work work, JobResult.Measured measured) {
        return give(work, Report.of(measured));
    }

    private Action give(Work work, Report report) {
        if (work instanceof Work.Commit commit) {
            String salt = salt(work, commit.measurement());
            String commitment = Commitment.of(work.at(), commit.measurement(), self, report, salt);
            return new Action.Submit(new EvaluationCommand.CommitReport(commit.measurement(), commitment));
        }
        if (work instanceof Work.Reveal reveal) {
            String salt = salt(work, reveal.measurement());
            return new Action.Submit(new EvaluationCommand.RevealReport(reveal.measurement(), report, salt));
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

    private static Action judge(Work.Approve work) {
        Facts facts = work.plan().facts();
        boolean same = PayoutRules.named(facts.rules().rule())
                .filter(rule -> rule.plan(facts).equals(work.plan()))
                .isPresent();
        if (same) return new Action.Submit(new PayoutCommand.ApprovePlan());
        // Making its plan is the first that a payout ever does.
        String citedEvent = new Citation(work.at(), 1).toString();
        return new Action.Submit(
                new PayoutCommand.RefusePlan(citedEvent, "the recorded facts give another plan under this rule"));
    }
}
