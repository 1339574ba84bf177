package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.assignment.Delivery;
import assay.domain.assignment.Scores;
import assay.domain.assignment.Validation;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.NotNow;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.training.Job;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Custom validation: evaluators score results one after the other, each by a measurement of its own. */
final class Scoring {
    private static final long ONE = 1_000_000;

    private Scoring() {}

    static boolean needed(TaskSpec spec) {
        return spec.kind().assigns() && spec.assignment().judging().validation() == Validation.CUSTOM;
    }

    /** Whether {@code command}, from the evaluation, is about scores. */
    static boolean hears(Command command) {
        return command instanceof TaskCommand.EvaluatorsDrawn
                || command instanceof TaskCommand.EvaluatorReplaced
                || command instanceof TaskCommand.MeasurementTaken
                || command instanceof TaskCommand.MeasurementFailed;
    }

    static Decision<TaskEvent> heard(Task.Assigning at, Command command) {
        if (command instanceof TaskCommand.EvaluatorsDrawn drawn) return seated(at, drawn);
        if (command instanceof TaskCommand.EvaluatorReplaced replaced) return reseated(at, replaced);
        if (command instanceof TaskCommand.MeasurementTaken taken) return taken(at, taken);
        return failed(at, (TaskCommand.MeasurementFailed) command);
    }

    private static Decision<TaskEvent> seated(Task.Assigning at, TaskCommand.EvaluatorsDrawn drawn) {
        if (!at.handed().panel().evaluators().isEmpty()) return unchanged();
        return accepted(Handing.goOn(new Steps(at).then(new TaskEvent.EvaluatorsSeated(drawn.evaluators()))));
    }

    /** Asks for the score of what has waited longest, if evaluators are there and have nothing else to do. */
    static void next(Steps steps) {
        Task.Assigning at = (Task.Assigning) steps.task();
        Assignments.Panel panel = at.handed().panel();
        if (panel.evaluators().isEmpty() || panel.scoring() != 0) return;
        Optional<Assignment> oldest = at.handed().all().values().stream()
                .filter(each -> each.stage() == Assignment.Stage.HANDED_IN)
                .min(Comparator.comparing(Assignment::due).thenComparing(Assignment::number));
        oldest.ifPresent(
                each -> steps.then(new AssignmentEvent.ScoringStarted(each.number(), panel.measurement() + 1)));
    }

    private static Decision<TaskEvent> taken(Task.Assigning at, TaskCommand.MeasurementTaken taken) {
        Assignments.Panel panel = at.handed().panel();
        if (panel.scoring() == 0 || taken.measurement() != panel.measurement()) return unchanged();
        List<Long> errors = taken.median().errorMicros();
        if (errors.size() != 1) return rejected(NotNow.of(TaskEntity.id(at), taken, "waiting for one score"));
        int number = panel.scoring();
        long score = Math.max(0, ONE - errors.get(0));
        Steps steps = new Steps(at)
                .then(new AssignmentEvent.ResultScored(number, taken.measurement(), score, taken.agreeing()));
        long least = at.posted().spec().assignment().judging().acceptedFromMicros();
        String words = "scored " + decimal(score) + ", the median of the evaluators; accepted from " + decimal(least);
        steps.then(
                score >= least
                        ? new AssignmentEvent.ResultAccepted(number, score, words)
                        : new AssignmentEvent.ResultRejected(number, score, words));
        return accepted(Handing.goOn(steps));
    }

    /** One failure may be bad luck: the same is asked for once more. Without any evaluators (0) that would not help. */
    private static Decision<TaskEvent> failed(Task.Assigning at, TaskCommand.MeasurementFailed failed) {
        Assignments.Panel panel = at.handed().panel();
        long number = failed.measurement();
        if (number != 0 && (panel.scoring() == 0 || number != panel.measurement())) return unchanged();
        if (number != 0 && !panel.repeated()) {
            return accepted(new TaskEvent.MeasurementRepeated(number, number + 1, failed.reason()));
        }
        return accepted(Settlement.fail(at, failed.reason()));
    }

    private static Decision<TaskEvent> reseated(Task.Assigning at, TaskCommand.EvaluatorReplaced replaced) {
        boolean seated = at.handed().panel().evaluators().contains(replaced.lost());
        return seated ? accepted(new TaskEvent.EvaluatorReseated(replaced.lost(), replaced.substitute())) : unchanged();
    }

    static List<Send> convene(Posted posted) {
        EvaluationCommand convene =
                new EvaluationCommand.Convene(posted.spec().evaluation(), List.of(posted.client()), posted.deadline());
        return List.of(new Send(posted.evaluation(), convene));
    }

    /** What an assignment's event makes the task send. */
    static List<Send> sends(Task.Assigning at, TaskEvent event) {
        Posted posted = at.posted();
        if (!needed(posted.spec())) return List.of();
        if (event instanceof AssignmentEvent.AssignmentTaken taken) {
            return List.of(new Send(posted.evaluation(), new EvaluationCommand.Exclude(taken.worker())));
        }
        boolean asks =
                event instanceof AssignmentEvent.ScoringStarted || event instanceof TaskEvent.MeasurementRepeated;
        return asks ? List.of(measure(at)) : List.of();
    }

    private static Send measure(Task.Assigning at) {
        Assignments.Panel panel = at.handed().panel();
        Delivery delivery =
                at.handed().get(panel.scoring()).flatMap(Assignment::delivery).orElseThrow();
        Job.Measure job = new Job.Measure(
                at.posted().spec().recipe(), Scores.STRATEGY, Scores.address(delivery), List.of(), List.of());
        return new Send(at.posted().evaluation(), new EvaluationCommand.MeasureModel(panel.measurement(), job));
    }

    /** The panel with {@code substitute} where {@code lost} sat. */
    static Assignments.Panel reseated(Assignments.Panel panel, ParticipantId lost, ParticipantId substitute) {
        List<ParticipantId> seats = new ArrayList<>(panel.evaluators());
        seats.replaceAll(each -> each.equals(lost) ? substitute : each);
        return panel.seated(seats);
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
