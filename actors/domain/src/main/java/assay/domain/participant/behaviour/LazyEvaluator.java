package assay.domain.participant.behaviour;

import assay.domain.content.Cid;
import assay.domain.evaluation.Report;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.task.Round;
import assay.domain.task.Task;
import assay.domain.training.Job;
import assay.domain.training.Outliers;
import assay.domain.training.Trait;
import assay.domain.training.Valuation;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Never measures: it reports the last error that is public as the error of every model, and the leader's claim as the
 * aggregate. The verifier's dilemma of L. Luu, J. Teutsch, R. Kulkarni, P. Saxena, Demystifying incentives in the
 * consensus computer (CCS 2015).
 *
 * @param honest does the rest
 * @param ballot commits and reveals
 */
public record LazyEvaluator(Policy honest, Testimony ballot) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        Optional<Job.Measure> job = Testimony.job(sight.work());
        if (job.isEmpty()) return honest.respond(sight, now).action();
        if (!(sight instanceof Sight.Seen seen)) return new Action.Look(Testimony.taskOf(sight.work()));
        return ballot.give(sight.work(), guess(job.get(), seen.state(Task.class)));
    }

    private static Report guess(Job.Measure job, Optional<Task> task) {
        List<Long> errors = Collections.nCopies(
                job.updates().size() + 1, task.map(LazyEvaluator::lastError).orElse(0L));
        boolean valued = job.valuation().method() != Valuation.Method.NONE;
        List<Long> values = Collections.nCopies(valued ? job.updates().size() : 0, 0L);
        Optional<Round.Measuring> claimed = task.flatMap(LazyEvaluator::measuring);
        Cid aggregate = claimed.flatMap(Round.Measuring::claimed).orElse(job.base());
        boolean compared = job.outliers() != Outliers.IGNORE;
        List<Trait> traits = Collections.nCopies(compared ? job.updates().size() : 0, new Trait(0, 0));
        return new Report(errors, errors, aggregate, claimed.flatMap(Round.Measuring::claimedState), values, 0)
                .with(traits);
    }

    private static long lastError(Task task) {
        if (task instanceof Task.Preparing at) return at.posted().spec().claimedInitialErrorMicros();
        if (task instanceof Task.Training at) return at.course().findings().bestErrorMicros();
        return task instanceof Task.Evaluating at ? at.course().findings().bestErrorMicros() : 0;
    }

    private static Optional<Round.Measuring> measuring(Task task) {
        return task instanceof Task.Training at && at.round() instanceof Round.Measuring round
                ? Optional.of(round)
                : Optional.empty();
    }
}
