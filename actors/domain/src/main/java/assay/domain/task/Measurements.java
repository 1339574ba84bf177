package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.NotNow;
import assay.domain.evaluation.Report;
import assay.domain.payout.Gain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the evaluators' medians make a task decide. */
final class Measurements {
    private Measurements() {}

    static Decision<TaskEvent> taken(Task.Known task, TaskCommand.MeasurementTaken taken, Instant now) {
        if (taken.measurement() != awaited(task)) return unchanged();
        int updates = task instanceof Task.Training at ? at.round().updates().size() : 0;
        if (taken.median().errorMicros().size() != updates + 1) {
            return rejected(NotNow.of(TaskEntity.id(task), taken, "measuring " + updates + " updates"));
        }
        if (task instanceof Task.Preparing at) return accepted(baseline(at, taken, now));
        if (task instanceof Task.Evaluating at) return accepted(hidden(at, taken));
        Task.Training at = (Task.Training) task;
        return accepted(round(at, (Round.Measuring) at.round(), taken, now));
    }

    /** The number of the measurement that the task waits for; 0 when it waits for none. */
    private static long awaited(Task.Known task) {
        if (task instanceof Task.Preparing at) return at.measurement();
        if (task instanceof Task.Training at && at.round() instanceof Round.Measuring) {
            return at.course().measurements();
        }
        return task instanceof Task.Evaluating at && at.measuring()
                ? at.course().measurements()
                : 0;
    }

    /** Who measures matters until the plan is made: evaluators approve it. */
    static Decision<TaskEvent> reseated(Task.Known task, TaskCommand.EvaluatorReplaced replaced) {
        boolean seated = task instanceof Task.Training training
                ? training.course().evaluators().contains(replaced.lost())
                : task instanceof Task.Evaluating evaluating
                        && evaluating.course().evaluators().contains(replaced.lost());
        return seated ? accepted(new TaskEvent.EvaluatorReseated(replaced.lost(), replaced.substitute())) : unchanged();
    }

    private static List<TaskEvent> baseline(Task.Preparing at, TaskCommand.MeasurementTaken taken, Instant now) {
        long error = taken.median().errorMicros().get(0);
        Steps steps = new Steps(at)
                .then(new TaskEvent.BaselineMeasured(
                        taken.measurement(), error, taken.median().lossMicros().get(0), taken.agreeing()));
        if (error <= at.posted().spec().targetErrorMicros()) {
            return Settlement.complete(steps, "the initial model is at the target already");
        }
        return Rounds.next(steps, now);
    }

    private static List<TaskEvent> round(
            Task.Training at, Round.Measuring round, TaskCommand.MeasurementTaken taken, Instant now) {
        Report median = taken.median();
        Steps steps = new Steps(at);
        boolean deposed = round.claimed()
                .filter(claimed -> !claimed.equals(median.aggregate())
                        || !round.claimedState().equals(median.state()))
                .isPresent();
        if (deposed) {
            steps.then(new TaskEvent.LeaderDeposed(
                    round.number(),
                    at.course().crew().leading(),
                    round.claimed().orElseThrow(),
                    median.aggregate()));
        }
        int last = round.updates().size();
        RoundResult result = new RoundResult(
                round.number(),
                median.aggregate(),
                median.errorMicros().get(last),
                median.lossMicros().get(last),
                median.state());
        Offences.flagged(at, median).ifPresent(steps::then);
        List<Gain> gains = gains(at, round, median.errorMicros());
        steps.then(new TaskEvent.RoundClosed(
                round.number(), result, gains, taken.agreeing(), Valuations.read(round, median)));
        long best = ((Task.Training) steps.task()).course().findings().bestErrorMicros();
        if (best <= at.posted().spec().targetErrorMicros()) return Rounds.end(steps, "the target is reached", now);
        return Rounds.next(steps, now);
    }

    /**
     * The k-th gain is that of the aggregate of the first k updates over the best error so far; one below the minimum
     * increment is noise and counts as none.
     */
    private static List<Gain> gains(Task.Training at, Round.Measuring round, List<Long> errors) {
        List<Gain> gains = new ArrayList<>();
        long best = at.course().findings().bestErrorMicros();
        long least = Math.max(1, at.posted().spec().minimumIncrementMicros());
        for (int k = 0; k < round.updates().size(); k++) {
            long error = errors.get(k + 1);
            if (best - error < least) continue;
            gains.add(new Gain(round.updates().get(k).miner(), round.number(), best, error));
            best = error;
        }
        return gains;
    }

    private static List<TaskEvent> hidden(Task.Evaluating at, TaskCommand.MeasurementTaken taken) {
        long error = taken.median().errorMicros().get(0);
        long loss = taken.median().lossMicros().get(0);
        Steps steps = new Steps(at).then(new TaskEvent.FinalMeasured(error, loss, taken.agreeing()));
        boolean reached =
                at.course().findings().bestErrorMicros() <= at.posted().spec().targetErrorMicros();
        return Settlement.complete(steps, reached ? "the target is reached" : "the last round is over");
    }

    /** One failure may be bad luck: the same is asked for once more. Without any evaluators (0) that would not help. */
    static Decision<TaskEvent> failed(Task.Known task, TaskCommand.MeasurementFailed failed) {
        long number = failed.measurement();
        if (number != 0 && number != awaited(task)) return unchanged();
        if (number != 0 && !repeated(task)) {
            return accepted(new TaskEvent.MeasurementRepeated(number, number + 1, failed.reason()));
        }
        if (task instanceof Task.Evaluating at) {
            return accepted(Settlement.withoutFinalMeasurement(at, failed.reason()));
        }
        return task instanceof Task.Open ? accepted(Settlement.fail(task, failed.reason())) : unchanged();
    }

    /** Whether the measurement awaited is the second attempt. */
    private static boolean repeated(Task.Known task) {
        if (task instanceof Task.Preparing at) return at.measurement() > 1;
        if (task instanceof Task.Training at) return at.round() instanceof Round.Measuring now && now.repeated();
        return task instanceof Task.Evaluating at && at.repeated();
    }
}
