package assay.domain.participant;

import assay.domain.assignment.Delivery;
import assay.domain.assignment.Scores;
import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.evaluation.Report;
import assay.domain.task.Assignment;
import assay.domain.task.Task;
import assay.domain.training.Job;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** How an honest evaluator scores results of assignments. It looks at the task for the result, which is public. */
record Scorer(Eye eye) {
    /** How often an honest evaluator is right about a file, in 10⁻⁶. */
    static final long USUAL_ACCURACY = 980_000;

    /** What is to be scored for {@code work}; empty when it is something else. */
    static Optional<Job.Measure> job(Work work) {
        Optional<Job.Measure> job = Optional.empty();
        if (work instanceof Work.Commit commit) job = Optional.of(commit.job());
        else if (work instanceof Work.Reveal reveal) job = Optional.of(reveal.job());
        return job.filter(each -> each.strategy().equals(Scores.STRATEGY));
    }

    /** Goes on scoring; {@code answer} commits to a report, or reveals it. */
    Action act(Sight sight, Job.Measure job, Function<Report, Action> answer) {
        LongFunction<Action> found = score -> answer.apply(report(job, score));
        if (sight instanceof Sight.Computed computed) return Examiner.goOn(computed, job.base(), found);
        if (sight instanceof Sight.NotComputed not) return Examiner.goOn(not, found);
        if (!(sight instanceof Sight.Seen seen)) {
            return new Action.Look(
                    new EntityId(EntityType.TASK, sight.work().at().name()));
        }
        Optional<Task.Assigning> task = seen.state(Task.Assigning.class);
        Optional<Delivery> delivery = task.flatMap(at -> delivery(at, job.base()));
        // What was to be scored is not there any more, or could not be seen just now.
        if (delivery.isEmpty()) return new Action.Later();
        return new Examiner(eye).examine(task.orElseThrow().posted().spec(), delivery.get(), found);
    }

    private static Optional<Delivery> delivery(Task.Assigning at, Cid result) {
        return at.handed().all().values().stream()
                .filter(each -> each.stage() == Assignment.Stage.HANDED_IN)
                .flatMap(each -> each.delivery().stream())
                .filter(each -> Scores.address(each).equals(result))
                .findFirst();
    }

    /** The error is what is missing to a score of 1. */
    static Report report(Job.Measure job, long scoreMicros) {
        return new Report(List.of(1_000_000 - scoreMicros), List.of(0L), job.base());
    }
}
