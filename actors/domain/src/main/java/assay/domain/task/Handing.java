package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.account.Accounts;
import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.AssignmentRulesCheck;
import assay.domain.assignment.DeliveryCheck;
import assay.domain.assignment.Validation;
import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Assignments: handed out, handed in, judged, and handed out again when nothing came in. */
final class Handing {
    /** What an accepted result is worth where nobody gives scores, in 10⁻⁶. */
    static final long WHOLE_SCORE = 1_000_000;

    /** After so many that lapsed a task gives up: each leaves a name in its state. */
    static final int MAX_LAPSES = 1_000;

    /** The longest reason of a refusal, in characters. */
    static final int MAX_REASON = 500;

    private Handing() {}

    static Decision<TaskEvent> decide(Task.Known task, AssignmentCommand command, ParticipantId who, Instant now) {
        if (!(task instanceof Task.Assigning at)) {
            return rejected(NotNow.of(TaskEntity.id(task), command, task.phase()));
        }
        if (command instanceof AssignmentCommand.SubmitResult result) return submit(at, result, who, now);
        if (command instanceof AssignmentCommand.JudgeResult judged) return judge(at, judged, who);
        return take(at, who, now);
    }

    private static Decision<TaskEvent> take(Task.Assigning at, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(at);
        if (!Accounts.mayBeNamed(who.name())) {
            return rejected(new NameNotUsable(id, who.name(), Accounts.USABLE_NAME));
        }
        Optional<TaskRejection> barred = barred(at, who);
        if (barred.isPresent()) return rejected(barred.get());
        if (!now.isBefore(lastHandIn(at))) {
            return rejected(new AssignmentRejection.HandingOutOver(id, lastHandIn(at)));
        }
        AssignmentRules rules = at.posted().spec().assignment();
        int taken = at.handed().all().size();
        if (taken >= rules.assignments()) {
            return rejected(new AssignmentRejection.NoAssignmentLeft(id, rules.assignments()));
        }
        if (!Admitting.asks(at, who)) return accepted(taken(at, who, now));
        return Admitting.awaits(at, who) ? unchanged() : accepted(new TaskEvent.MinerApplied(who));
    }

    static TaskEvent taken(Task.Assigning at, ParticipantId who, Instant now) {
        AssignmentRules rules = at.posted().spec().assignment();
        Instant due = earlier(now.plus(rules.submission()), lastHandIn(at));
        boolean last = at.handed().all().size() + 1 == rules.assignments();
        return new AssignmentEvent.AssignmentTaken(at.handed().next(), who, due, last);
    }

    /** Why {@code who} gets no assignment of this task, whether or not one is left. */
    private static Optional<TaskRejection> barred(Task.Assigning at, ParticipantId who) {
        EntityId id = TaskEntity.id(at);
        if (!at.posted().admits(who)) return Optional.of(new TaskRejection.ClientMayNotMine(id, who));
        if (at.handed().panel().evaluators().contains(who)) {
            return Optional.of(new AssignmentRejection.EvaluatorMayNotWork(id, who));
        }
        Optional<Integer> lapsed = at.handed().lapsed().get(who);
        if (lapsed.isPresent()) return Optional.of(new AssignmentRejection.LetOneLapse(id, who, lapsed.get()));
        Optional<Assignment> own = at.handed().of(who);
        boolean several = at.posted().spec().assignment().severalSlots();
        if (own.isEmpty() || several) return Optional.empty();
        return Optional.of(
                new AssignmentRejection.OneAssignmentEach(id, who, own.get().number()));
    }

    /** Whether {@code who} could take one now. */
    static boolean open(Task.Assigning at, ParticipantId who, Instant now) {
        return hasRoom(at) && now.isBefore(lastHandIn(at)) && barred(at, who).isEmpty();
    }

    static boolean hasRoom(Task.Assigning at) {
        return at.handed().all().size() < at.posted().spec().assignment().assignments();
    }

    /** The last moment for a result: what is left until the deadline is for judging it. */
    static Instant lastHandIn(Task.Assigning at) {
        Posted posted = at.posted();
        return posted.deadline().minus(AssignmentRulesCheck.reserve(posted.spec()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Decision<TaskEvent> submit(
            Task.Assigning at, AssignmentCommand.SubmitResult result, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(at);
        int number = result.assignment();
        Optional<Assignment> found = at.handed().get(number);
        if (found.isEmpty()) return rejected(new AssignmentRejection.AssignmentUnknown(id, number));
        Assignment taken = found.get();
        if (!taken.worker().equals(who)) {
            return rejected(new AssignmentRejection.NotYourAssignment(id, number, who, taken.worker()));
        }
        if (taken.stage() != Assignment.Stage.TAKEN) {
            boolean same = taken.delivery().equals(Optional.of(result.delivery()));
            return same ? unchanged() : rejected(new AssignmentRejection.AlreadyHandedIn(id, number));
        }
        TaskSpec spec = at.posted().spec();
        List<SpecViolation> wrong =
                DeliveryCheck.violations(spec.kind(), spec.assignment().brief(), result.delivery());
        if (!wrong.isEmpty()) return rejected(new AssignmentRejection.ResultNotValid(id, number, wrong));
        Validation validation = spec.assignment().judging().validation();
        Instant due = validation == Validation.MANUAL
                ? earlier(
                        now.plus(spec.assignment().judging().within()),
                        at.posted().deadline())
                : now;
        Steps steps = new Steps(at).then(new AssignmentEvent.ResultHandedIn(number, result.delivery(), due));
        if (validation == Validation.AUTO) {
            steps.then(new AssignmentEvent.ResultAccepted(number, WHOLE_SCORE, "accepted as it came in"));
        }
        return accepted(goOn(steps));
    }

    private static Decision<TaskEvent> judge(
            Task.Assigning at, AssignmentCommand.JudgeResult judged, ParticipantId who) {
        EntityId id = TaskEntity.id(at);
        if (!who.equals(at.posted().client())) {
            return rejected(NotAllowed.of(id, judged, "the client", new Origin.FromParticipant(who)));
        }
        Validation validation = at.posted().spec().assignment().judging().validation();
        if (validation != Validation.MANUAL) {
            String how = validation.name().toLowerCase(Locale.ROOT);
            return rejected(new AssignmentRejection.NotForTheClient(id, how));
        }
        int number = judged.assignment();
        Optional<Assignment> found = at.handed().get(number);
        if (found.isEmpty()) return rejected(new AssignmentRejection.AssignmentUnknown(id, number));
        Assignment.Stage stage = found.get().stage();
        if (stage != Assignment.Stage.HANDED_IN) {
            return rejected(new AssignmentRejection.NothingToJudge(id, number, stage.words()));
        }
        boolean said = !judged.reason().isBlank();
        if (judged.reason().length() > MAX_REASON || (!judged.accepts() && !said)) {
            return rejected(new AssignmentRejection.ReasonMissing(id, number, MAX_REASON));
        }
        String reason = said ? judged.reason() : "accepted by the client";
        TaskEvent verdict = judged.accepts()
                ? new AssignmentEvent.ResultAccepted(number, WHOLE_SCORE, reason)
                : new AssignmentEvent.ResultRejected(number, 0, reason);
        return accepted(goOn(new Steps(at).then(verdict)));
    }

    /** After anything that may have decided the last assignment, or made room for the next score. */
    static List<TaskEvent> goOn(Steps steps) {
        Scoring.next(steps);
        Task.Assigning at = (Task.Assigning) steps.task();
        if (hasRoom(at) || !at.handed().allDecided()) return steps.events();
        return Settlement.complete(steps, "all " + at.handed().all().size() + " assignments are judged");
    }

    /** When the next assignment lapses, or is accepted by silence. */
    static Optional<Instant> due(Task.Assigning at) {
        return at.handed().all().values().stream()
                .filter(each -> falls(at, each))
                .map(Assignment::due)
                .min(Instant::compareTo);
    }

    private static boolean falls(Task.Assigning at, Assignment each) {
        boolean manual = at.posted().spec().assignment().judging().validation() == Validation.MANUAL;
        return each.stage() == Assignment.Stage.TAKEN || (manual && each.stage() == Assignment.Stage.HANDED_IN);
    }

    static List<TaskEvent> overdue(Task.Assigning at, Instant now) {
        Steps steps = fallen(at, now);
        Task.Assigning after = (Task.Assigning) steps.task();
        if (after.handed().lapsed().size() < MAX_LAPSES) return goOn(steps);
        return Settlement.fail(steps, MAX_LAPSES + " workers let an assignment lapse");
    }

    /** What falls due by {@code now}: nothing handed in lapses, nothing said accepts. */
    private static Steps fallen(Task.Assigning at, Instant now) {
        Steps steps = new Steps(at);
        for (Assignment each : at.handed().all().values()) {
            if (!falls(at, each) || each.due().isAfter(now)) continue;
            if (each.stage() == Assignment.Stage.TAKEN) {
                steps.then(new AssignmentEvent.AssignmentLapsed(each.number(), each.worker()));
            } else {
                steps.then(new AssignmentEvent.ResultAccepted(each.number(), WHOLE_SCORE, "the client stayed silent"));
            }
        }
        return steps;
    }

    /** The deadline has passed: silence still accepts, and what was accepted is paid. */
    static List<TaskEvent> expire(Task.Assigning at) {
        Steps steps = fallen(at, at.posted().deadline());
        int accepted = ((Task.Assigning) steps.task()).handed().accepted();
        String reason = "the deadline passed with " + accepted + " of "
                + at.posted().spec().assignment().assignments() + " results accepted";
        return Settlement.expire(steps, reason);
    }
}
