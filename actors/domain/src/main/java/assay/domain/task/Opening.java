package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.committee.Standing;
import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.MinerRejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From a client's wish to a crew: drafted, funded, recruiting, electing. */
final class Opening {
    private Opening() {}

    static EntityId source(Posted posted) {
        return Accounts.of(posted.client());
    }

    static Decision<TaskEvent> open(Task task, TaskCommand.OpenTask open, Origin from, Instant now) {
        if (!(from instanceof Origin.FromParticipant client)) {
            return rejected(NotAllowed.of(TaskEntity.id(task), open, "participants", from));
        }
        if (task instanceof Task.Known known) {
            Posted posted = known.posted();
            boolean same = posted.client().equals(client.participant())
                    && posted.spec().equals(open.spec());
            return same ? unchanged() : rejected(new TaskRejection.NameTaken(posted.task(), posted.client()));
        }
        EntityId id = TaskEntity.id(task);
        if (task.name().length() > Accounts.MAX_TASK_NAME) {
            String shorter = "at most " + Accounts.MAX_TASK_NAME + " characters";
            return rejected(new NameNotUsable(id, task.name(), shorter));
        }
        String name = client.participant().name();
        if (!Accounts.mayBeNamed(name)) return rejected(new NameNotUsable(id, name, Accounts.USABLE_NAME));
        List<SpecViolation> wrong = TaskSpecCheck.violations(open.spec());
        if (!wrong.isEmpty()) return rejected(new TaskRejection.SpecOutOfBounds(id, wrong));
        Instant deadline = now.plus(open.spec().deadline());
        TaskEvent drafted = new TaskEvent.TaskDrafted(client.participant(), open.spec(), now, deadline);
        if (!open.spec().bounty().isZero()) return accepted(drafted);
        // Nothing has to be reserved for a filler task.
        Instant closes = now.plus(open.spec().committee().registration());
        return accepted(drafted, new TaskEvent.TaskFunded(closes));
    }

    static Decision<TaskEvent> funded(Task.Known task, TransferNotice notice, Instant now) {
        if (!(task instanceof Task.Drafted at)) return unchanged();
        if (!notice.posted()) return accepted(new TaskEvent.FundingFailed(notice.reason()));
        Instant closes = now.plus(at.posted().spec().committee().registration());
        return accepted(new TaskEvent.TaskFunded(closes));
    }

    static Decision<TaskEvent> electing(Task.Known task, TaskCommand.ElectionBegan began) {
        return task instanceof Task.Recruiting
                ? accepted(new TaskEvent.ElectionStarted(began.candidates()))
                : unchanged();
    }

    static Decision<TaskEvent> elected(Task.Known task, TaskCommand.CommitteeElected elected, Instant now) {
        if (!(task instanceof Task.Recruiting || task instanceof Task.Electing)) return unchanged();
        Instant due = now.plus(task.posted().spec().preparation());
        return accepted(new TaskEvent.CrewFormed(elected.members(), due, elected.verifiers()));
    }

    static Decision<TaskEvent> join(Task.Known task, TaskCommand.JoinTask join, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(task);
        if (!(task instanceof Task.Enrolling at)) return rejected(NotNow.of(id, join, task.phase()));
        Posted posted = at.posted();
        if (!posted.admits(who)) return rejected(new TaskRejection.ClientMayNotMine(id, who));
        if (at.joined().has(who)) return unchanged();
        int maximum = posted.spec().committee().maximum();
        if (at.joined().size() >= maximum) return rejected(new TaskRejection.TaskFull(id, maximum));
        return accepted(new TaskEvent.MinerApplied(who));
    }

    /** The miner's refusal to be engaged: a newcomer may have one of the places that are kept for newcomers. */
    static List<TaskEvent> turnedAway(Task.Known task, ParticipantId miner, Outcome.Refused refused) {
        List<ParticipantId> newcomers;
        if (task instanceof Task.Enrolling at && at.joined().has(miner)) newcomers = at.newcomers();
        else if (task instanceof Task.Assigning at && Admitting.awaits(at, miner)) {
            newcomers = at.handed().entrance().newcomers();
        } else return List.of();
        int places = task.posted().spec().campaign().reputation().newcomers();
        boolean place = newcomers.size() < places && !newcomers.contains(miner);
        boolean newcomer = refused.rejection() instanceof MinerRejection.StandingTooLow low && low.newcomer();
        if (newcomer && place) return List.of(new TaskEvent.NewcomerInvited(miner));
        return List.of(new TaskEvent.MinerTurnedAway(miner, refused.rejection().message()));
    }

    /** The miner's answer to being engaged. */
    static List<TaskEvent> engaged(Task.Known task, ParticipantId miner, Instant now) {
        if (task instanceof Task.Assigning at) return Admitting.engaged(at, miner, now);
        if (!(task instanceof Task.Forming)) return List.of(new TaskEvent.MinerTooLate(miner));
        if (!(task instanceof Task.Enrolling at) || !at.joined().has(miner)) return List.of();
        Steps steps = new Steps(task).then(new TaskEvent.MinerJoined(miner));
        Task.Enrolling after = (Task.Enrolling) steps.task();
        if (admitted(after).size() < at.posted().spec().committee().maximum()) return steps.events();
        return formed(steps, after, now);
    }

    /** Whether the crew can form when the window closes. */
    static boolean enough(Task.Enrolling at) {
        return admitted(at).size() >= at.posted().spec().committee().minimum();
    }

    static List<TaskEvent> close(Task.Enrolling at, Instant now) {
        return formed(new Steps(at), at, now);
    }

    private static List<TaskEvent> formed(Steps steps, Task.Enrolling at, Instant now) {
        List<Standing> members =
                admitted(at).stream().map(miner -> new Standing(miner, 0)).toList();
        Instant due = now.plus(at.posted().spec().preparation());
        return steps.then(new TaskEvent.CrewFormed(members, due)).events();
    }

    static List<ParticipantId> admitted(Task.Enrolling at) {
        List<ParticipantId> admitted = new ArrayList<>();
        for (Map.Entry<ParticipantId, Boolean> each : at.joined()) {
            if (each.getValue()) admitted.add(each.getKey());
        }
        return admitted;
    }
}
