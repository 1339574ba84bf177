package assay.domain.task;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.NotNow;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rounds of training: collect updates, have them aggregated, have the aggregate measured. */
final class Rounds {
    /** A member silent in this many rounds in a row is replaced. */
    static final int SILENT_ROUNDS = 2;

    /** This many rounds in a row without any update end the training. */
    private static final int MISSED_ROUNDS = 2;

    private Rounds() {}

    static Decision<TaskEvent> update(Task.Known task, TaskCommand.SubmitUpdate given, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(task);
        if (!(task instanceof Task.Training at)) return rejected(NotNow.of(id, given, task.phase()));
        if (Iterating.applies(at.posted())) return rejected(Iterating.otherProtocol(at));
        if (!at.course().crew().has(who)) return rejected(new TaskRejection.NotOnCrew(id, who));
        int current = at.round().number();
        if (SealedUpdates.wanted(task)) return rejected(new TaskRejection.UpdateNotSealed(id, given.round()));
        boolean late = LateUpdates.taken(at, given.round(), who);
        if (given.round() != current && !late) {
            return rejected(new TaskRejection.RoundNotCurrent(id, given.round(), current));
        }
        Update update = new Update(who, given.update(), given.samples(), given.lossMicros(), given.accuracyMicros())
                .with(given.transcript());
        if (at.course().attendance().irregular().held().contains(update)) return unchanged();
        for (Update earlier : at.round().updates()) {
            if (earlier.equals(update)) return unchanged();
            if (earlier.miner().equals(who)) return rejected(new TaskRejection.AlreadyAnswered(id, current, who));
            if (earlier.address().equals(given.update())) return Offences.copied(at, given, earlier.miner(), who, now);
        }
        for (Update earlier : at.course().attendance().irregular().held()) {
            if (earlier.miner().equals(who)) return rejected(new TaskRejection.AlreadyAnswered(id, current, who));
            if (earlier.address().equals(given.update())) {
                return rejected(new TaskRejection.CopiedUpdate(id, current, earlier.miner()));
            }
        }
        if (!(at.round() instanceof Round.Collecting) && !late) {
            return rejected(NotNow.of(id, given, "past the collecting of round " + current));
        }
        if (given.samples() < 1) return rejected(new TaskRejection.NoSamples(id, given.samples()));
        Optional<TaskRejection> unusable = Checking.problem(at, who, given.transcript());
        if (unusable.isPresent()) return rejected(unusable.get());
        if (late) return accepted(LateUpdates.take(at, given.round(), update, now));
        Steps steps = new Steps(task).then(new TaskEvent.UpdateAccepted(current, update));
        return accepted(closeIfComplete(steps, now));
    }

    static Decision<TaskEvent> dispute(Task.Known task, TaskCommand.ReportBadSegment bad, ParticipantId who) {
        EntityId id = TaskEntity.id(task);
        if (!(task instanceof Task.Training at)) return rejected(NotNow.of(id, bad, task.phase()));
        Crew crew = at.course().crew();
        if (!crew.has(who)) return rejected(new TaskRejection.NotOnCrew(id, who));
        if (!crew.hashesOf(who).contains(bad.hash())) return rejected(new TaskRejection.SegmentUnknown(id, bad.hash()));
        if (at.course().attendance().disputed().has(bad.hash())) return unchanged();
        Steps steps = new Steps(task).then(new TaskEvent.SegmentDisputed(bad.hash(), who));
        // One member could lie; more than half of them are believed.
        long members = crew.members().size();
        long complaining = ((Task.Training) steps.task())
                .course().attendance().disputed().values().stream().distinct().count();
        if (complaining * 2 <= members) return accepted(steps.events());
        String fault = "the client's fault: " + complaining + " of " + members + " members found wrong segments";
        return accepted(Settlement.fail(steps, fault));
    }

    static Decision<TaskEvent> aggregate(
            Task.Known task, TaskCommand.SubmitAggregate made, ParticipantId who, Instant now) {
        EntityId id = TaskEntity.id(task);
        if (!(task instanceof Task.Training at)) return rejected(NotNow.of(id, made, task.phase()));
        int current = at.round().number();
        if (made.round() != current) return rejected(new TaskRejection.RoundNotCurrent(id, made.round(), current));
        if (!(at.round() instanceof Round.Aggregating)) {
            return rejected(NotNow.of(id, made, "not waiting for the aggregate of round " + current));
        }
        ParticipantId leader = at.course().crew().leading();
        if (!who.equals(leader)) return rejected(new TaskRejection.NotLeading(id, who, leader));
        Steps steps = new Steps(task).then(new TaskEvent.AggregateClaimed(current, who, made.model(), made.state()));
        return accepted(measure(steps));
    }

    static Decision<TaskEvent> replaced(Task.Known task, TaskCommand.MemberReplaced replaced) {
        if (!hasMember(task, replaced.lost())) return unchanged();
        return accepted(new TaskEvent.MemberExchanged(replaced.lost(), replaced.replacement()));
    }

    static Decision<TaskEvent> lost(Task.Known task, TaskCommand.MemberLost lost, Instant now) {
        if (!hasMember(task, lost.lost())) return unchanged();
        Steps steps = new Steps(task).then(new TaskEvent.MemberDropped(lost.lost()));
        return accepted(afterDrop(steps, now));
    }

    private static List<TaskEvent> afterDrop(Steps steps, Instant now) {
        Task.Training at = (Task.Training) steps.task();
        return at.course().crew().isEmpty()
                ? Settlement.fail(steps, "nobody is left to train")
                : closeIfComplete(steps, now);
    }

    private static boolean hasMember(Task.Known task, ParticipantId who) {
        return task instanceof Task.Training at && at.course().crew().has(who);
    }

    static Optional<Instant> due(Task.Training at) {
        if (at.round() instanceof Round.Collecting open) return Optional.of(open.closes());
        if (at.round() instanceof Round.Revealing open) return Optional.of(open.closes());
        if (at.round() instanceof Round.Aggregating open) return Optional.of(open.lease());
        if (at.round() instanceof Round.Verifying open) return Optional.of(open.closes());
        return Optional.empty();
    }

    static List<TaskEvent> overdue(Task.Training at, Instant now) {
        if (at.round() instanceof Round.Aggregating open) return succeed(at, open, now);
        if (at.round() instanceof Round.Verifying open) return Checking.overdue(at, open, now);
        Steps steps = new Steps(at);
        for (ParticipantId member : at.course().crew().names()) {
            if (hasAnswered(at, member) || !owes(at, member)) continue;
            steps.then(new TaskEvent.MemberSilent(
                    member, at.course().attendance().silent().getOr(member, 0) + 1));
        }
        if (!at.posted().elects()) dropSilent(steps);
        if (((Task.Training) steps.task()).course().crew().isEmpty()) {
            return Settlement.fail(steps, "nobody is left to train");
        }
        return isEmpty(at.round()) ? missed(steps, now) : close(steps, now);
    }

    /** Whether nothing has come of the present step. */
    private static boolean isEmpty(Round round) {
        boolean bound = round instanceof Round.Collecting && !round.seals().isEmpty();
        return round.updates().isEmpty() && !bound;
    }

    /** Whether {@code member} owes an answer in the present step. */
    private static boolean owes(Task.Training at, ParticipantId member) {
        if (at.round() instanceof Round.Revealing open) {
            return SealedUpdates.sealOf(open, member).isPresent();
        }
        return asked(at, member);
    }

    /** Whether {@code member} has done what there is to do in the present step. */
    static boolean hasAnswered(Task.Training at, ParticipantId member) {
        if (SealedUpdates.answered(at, member)) return true;
        if (at.round() instanceof Round.Revealing) return false;
        boolean held = at.course().attendance().irregular().held().stream()
                .anyMatch(each -> each.miner().equals(member));
        return held || SealedUpdates.sealOf(at.round(), member).isPresent();
    }

    /** Nobody elects the miners of a contribution task, so nobody replaces them. */
    private static void dropSilent(Steps steps) {
        Course course = ((Task.Training) steps.task()).course();
        for (var each : course.attendance().silent()) {
            boolean gone = each.getValue() >= SILENT_ROUNDS && course.crew().has(each.getKey());
            if (gone) steps.then(new TaskEvent.MemberDropped(each.getKey()));
        }
    }

    static List<TaskEvent> missed(Steps steps, Instant now) {
        Task.Training at = (Task.Training) steps.task();
        int round = at.round().number();
        steps.then(new TaskEvent.RoundMissed(round));
        int lastClosed = at.course().findings().results().isEmpty()
                ? 0
                : at.course()
                        .findings()
                        .results()
                        .get(at.course().findings().results().size() - 1)
                        .round();
        if (round - lastClosed < MISSED_ROUNDS) return next(steps, now);
        return Settlement.fail(steps, "no update came in " + (round - lastClosed) + " rounds in a row");
    }

    static List<TaskEvent> closeIfComplete(Steps steps, Instant now) {
        Task.Training at = (Task.Training) steps.task();
        if (isEmpty(at.round())) return steps.events();
        if (at.round() instanceof Round.Revealing open) {
            return SealedUpdates.complete(at, open) ? close(steps, now) : steps.events();
        }
        if (!(at.round() instanceof Round.Collecting)) return steps.events();
        for (ParticipantId member : at.course().crew().names()) {
            boolean through = Iterating.applies(at.posted()) ? Iterating.through(at, member) : hasAnswered(at, member);
            if (!through && asked(at, member)) return steps.events();
        }
        return close(steps, now);
    }

    /** Whether {@code member} has anything to train on. */
    static boolean asked(Task.Training at, ParticipantId member) {
        return !at.posted().elects() || !at.course().crew().hashesOf(member).isEmpty();
    }

    private static List<TaskEvent> close(Steps steps, Instant now) {
        boolean verified = ((Task.Training) steps.task()).posted().verified();
        return verified ? Checking.start(steps, now) : combine(steps, now);
    }

    /** What follows when it is clear which updates count. */
    static List<TaskEvent> combine(Steps steps, Instant now) {
        Task.Training at = (Task.Training) steps.task();
        if (at.round() instanceof Round.Collecting && SealedUpdates.wanted(at)) {
            Instant closes = now.plus(at.posted().spec().training().updates().reveal());
            return steps.then(new TaskEvent.RevealOpened(at.round().number(), closes))
                    .events();
        }
        Ordering.settle(steps);
        if (!at.posted().elects()) return measure(steps);
        Instant lease = now.plus(at.posted().spec().committee().leaderLease());
        ParticipantId leader = at.course().crew().leading();
        return steps.then(new TaskEvent.AggregationStarted(at.round().number(), leader, lease))
                .events();
    }

    /** The next in the ranking takes over; when all have had their turn, evaluators do without a claim. */
    private static List<TaskEvent> succeed(Task.Training at, Round.Aggregating open, Instant now) {
        Crew crew = at.course().crew();
        if (open.succeeded() + 1 >= crew.members().size()) return measure(new Steps(at));
        Instant lease = now.plus(at.posted().spec().committee().leaderLease());
        ParticipantId next = crew.withNextLeader().leading();
        return List.of(new TaskEvent.LeaderSucceeded(open.number(), crew.leading(), next, lease));
    }

    private static List<TaskEvent> measure(Steps steps) {
        Task.Training at = (Task.Training) steps.task();
        long measurement = at.course().measurements() + 1;
        return steps.then(new TaskEvent.MeasurementStarted(at.round().number(), measurement))
                .events();
    }

    /** Opens the next round, or ends the training when the last one is over. */
    static List<TaskEvent> next(Steps steps, Instant now) {
        Task.Training at = (Task.Training) steps.task();
        TaskSpec spec = at.posted().spec();
        int round = at.round().number() + 1;
        if (round > spec.rounds()) {
            return end(steps, "the last of " + spec.rounds() + " rounds is over", now);
        }
        List<Update> held = LateUpdates.held(at);
        return LateUpdates.count(steps.then(new TaskEvent.RoundOpened(round, now.plus(spec.round()))), held);
    }

    static List<TaskEvent> end(Steps steps, String reason, Instant now) {
        Task.Training at = (Task.Training) steps.task();
        Instant due = now.plus(at.posted().spec().preparation());
        return steps.then(new TaskEvent.TrainingEnded(reason, due)).events();
    }
}
