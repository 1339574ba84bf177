package assay.domain.participant.behaviour;

import assay.domain.assignment.Scores;
import assay.domain.evaluation.Report;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.task.Task;
import assay.domain.task.Update;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures, and reports something else. What is false depends on what everybody can see alone, so that evaluators of one
 * mind report the same without a word (the collusion that N. B. Shah and D. Zhou's Schelling-point mechanisms, and
 * rules.md, section 6, guard against by a median over commitments).
 *
 * @param honest does the rest
 * @param ballot commits and reveals
 * @param biasMicros added to every error, in 10⁻⁶: below 0 it flatters the miners, above 0 the client
 * @param favours when not empty: the updates of miners of this prefix bring the error down by half, all others' by
 *     nothing
 * @param favoured of the measurement at hand, whether each update is by a friend
 */
public record DishonestEvaluator(
        Policy honest, Testimony ballot, long biasMicros, String favours, List<Boolean> favoured) implements Policy {
    private static final long ONE = 1_000_000;

    public DishonestEvaluator {
        favoured = List.copyOf(favoured);
    }

    @Override
    public Turn respond(Sight sight, Instant now) {
        Optional<Job.Measure> job = Testimony.job(sight.work());
        if (job.isEmpty()) return new Turn(this, honest.respond(sight, now).action());
        if (sight instanceof Sight.Computed made && made.result() instanceof JobResult.Measured measured) {
            return new Turn(this, ballot.give(sight.work(), report(measured)));
        }
        if (job.get().strategy().equals(Scores.STRATEGY)) return new Turn(this, blanket(sight.work(), job.get()));
        if (sight instanceof Sight.NotComputed) return new Turn(this, new Action.Later());
        Action measure = new Action.Compute(job.get(), true);
        if (favours.isEmpty()) return new Turn(this, measure);
        if (!(sight instanceof Sight.Seen seen)) {
            return new Turn(this, new Action.Look(Testimony.taskOf(sight.work())));
        }
        List<Boolean> friends = seen.state(Task.Training.class)
                .map(task -> task.round().updates().stream().map(this::isFriend).toList())
                .orElse(List.of());
        return new Turn(new DishonestEvaluator(honest, ballot, biasMicros, favours, friends), measure);
    }

    /** Of results that are scored it says that all are worthless, or that all are perfect. */
    private Action blanket(Work work, Job.Measure job) {
        long error = biasMicros > 0 ? ONE : 0;
        return ballot.give(work, new Report(List.of(error), List.of(0L), job.base()));
    }

    private boolean isFriend(Update update) {
        return update.miner().name().startsWith(favours + "-");
    }

    private Report report(JobResult.Measured measured) {
        List<Long> errors = new ArrayList<>();
        for (int k = 0; k < measured.errorMicros().size(); k++) {
            long error = favours.isEmpty() || k == 0 ? measured.errorMicros().get(k) : errors.get(k - 1);
            if (k > 0 && k <= favoured.size() && favoured.get(k - 1)) error /= 2;
            errors.add(Math.max(0, Math.min(ONE, favours.isEmpty() || k == 0 ? error + biasMicros : error)));
        }
        return new Report(
                errors,
                measured.lossMicros(),
                measured.aggregate(),
                measured.state(),
                values(measured.valueMicros()),
                measured.valueErrorMicros(),
                measured.traits());
    }

    /** A friend's update is worth as much as the best of them all, everybody else's nothing. */
    private List<Long> values(List<Long> measured) {
        if (favours.isEmpty()) return measured;
        long best = measured.stream().mapToLong(Long::longValue).max().orElse(0);
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) values.add(i < favoured.size() && favoured.get(i) ? best : 0L);
        return values;
    }
}
