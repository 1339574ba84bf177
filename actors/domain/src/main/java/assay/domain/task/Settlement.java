package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.payout.Facts;
import java.util.List;
import java.util.Optional;

/** Every way out of a task leads through the payout, which pays what was earned and refunds the rest. */
final class Settlement {
    private Settlement() {}

    static Decision<TaskEvent> withdraw(Task.Known task, TaskCommand.WithdrawTask withdraw, ParticipantId who) {
        EntityId id = TaskEntity.id(task);
        if (!who.equals(task.posted().client())) {
            return rejected(NotAllowed.of(id, withdraw, "the client", new Origin.FromParticipant(who)));
        }
        boolean possible = task instanceof Task.Recruiting
                || task instanceof Task.Enrolling
                || task instanceof Task.Electing
                || task instanceof Task.Preparing
                || (task instanceof Task.Assigning at && !at.handed().underWay());
        if (!possible) return rejected(NotNow.of(id, withdraw, task.phase()));
        return accepted(settle(new Steps(task), Ending.WITHDRAWN, "withdrawn by the client"));
    }

    static List<TaskEvent> expire(Task.Open task) {
        if (task instanceof Task.Assigning at) return Handing.expire(at);
        if (task instanceof Task.Evaluating at) return withoutFinalMeasurement(at, "the deadline passed");
        return settle(new Steps(task), Ending.EXPIRED, "the deadline passed while " + task.phase());
    }

    static List<TaskEvent> expire(Steps steps, String reason) {
        return settle(steps, Ending.EXPIRED, reason);
    }

    static List<TaskEvent> fail(Task.Known task, String reason) {
        return fail(new Steps(task), reason);
    }

    static List<TaskEvent> fail(Steps steps, String reason) {
        return settle(steps, Ending.FAILED, reason);
    }

    static List<TaskEvent> complete(Steps steps, String reason) {
        return settle(steps, Ending.COMPLETED, reason);
    }

    /** The training was measured round by round: the miners are not made to wait for the last measurement. */
    static List<TaskEvent> withoutFinalMeasurement(Task.Evaluating at, String why) {
        return settle(new Steps(at), Ending.COMPLETED, "without a final measurement: " + why);
    }

    private static List<TaskEvent> settle(Steps steps, Ending ending, String reason) {
        Task.Known task = (Task.Known) steps.task();
        List<ParticipantId> released = task.posted().elects() ? List.of() : engaged(task);
        return steps.then(new TaskEvent.SettlementStarted(ending, reason, released))
                .events();
    }

    private static List<ParticipantId> engaged(Task.Known task) {
        if (task instanceof Task.Enrolling at) return Opening.admitted(at);
        if (task instanceof Task.Assigning at) return at.handed().entrance().engaged();
        if (task instanceof Task.Preparing at) return at.crew().names();
        if (task instanceof Task.Training at) return at.course().crew().names();
        if (task instanceof Task.Evaluating at) return at.course().crew().names();
        return List.of();
    }

    /** What the payout is computed from; without an accepted update nobody has earned anything. */
    static Facts facts(Task.Settling at) {
        Posted posted = at.posted();
        TaskSpec spec = posted.spec();
        Optional<Course> worked = at.course().filter(Course::touched);
        if (at.handed().isPresent()) {
            Assignments handed = at.handed().get();
            return new Facts(posted.client(), spec.bounty(), spec.pay(), 0, 0, List.of(), handed.reportCounts())
                    .with(handed.labours(), spec.assignment().assignments());
        }
        return new Facts(
                posted.client(),
                spec.bounty(),
                spec.pay(),
                worked.map(course -> course.findings().initialErrorMicros()).orElse(0L),
                worked.isPresent() ? spec.targetErrorMicros() : 0,
                worked.map(course -> course.findings().gains()).orElse(List.of()),
                worked.map(course -> course.findings().reportCounts()).orElse(List.of()),
                worked.map(course -> course.findings().reachedErrorMicros()).orElse(0L),
                worked.map(course -> course.attendance().labours()).orElse(List.of()),
                (long) spec.rounds() * spec.committee().maximum(),
                worked.map(course -> course.findings().contributions()).orElse(List.of()),
                worked.map(course -> course.findings().services()).orElse(List.of()));
    }

    /** Evaluators approve the plan where there is anything to approve. */
    static List<ParticipantId> approvers(Task.Settling at) {
        if (at.handed().isPresent()) {
            // Where nobody has scored anything there is nothing that an evaluator could vouch for.
            Assignments.Panel panel = at.handed().get().panel();
            return panel.reports().isEmpty() ? List.of() : panel.evaluators();
        }
        return at.course().filter(Course::touched).map(Course::evaluators).orElse(List.of());
    }

    static Decision<TaskEvent> finished(Task.Known task, TaskCommand.PayoutFinished finished) {
        if (!(task instanceof Task.Settling)) return unchanged();
        return accepted(new TaskEvent.TaskClosed(finished.paid(), finished.refunded(), Credits.ZERO, ""));
    }

    static Decision<TaskEvent> refused(Task.Known task, TaskCommand.PayoutRefused refused) {
        if (!(task instanceof Task.Settling at)) return unchanged();
        String remark = "the evaluators refused the payout plan (" + refused.citedEvent() + ": " + refused.reason()
                + "); the escrow is held";
        Credits held = at.posted().spec().bounty();
        return accepted(new TaskEvent.TaskClosed(Credits.ZERO, Credits.ZERO, held, remark));
    }
}
