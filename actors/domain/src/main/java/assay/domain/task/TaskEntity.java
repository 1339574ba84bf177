package assay.domain.task;

import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.account.TransferNotice;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.participant.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of a task: who may say what in which phase. Each phase's decisions stand in a class of their own. */
public final class TaskEntity implements Entity<Task, TaskEvent> {
    @Override
    public EntityType type() {
        return EntityType.TASK;
    }

    @Override
    public Task initial(String name) {
        return new Task.Blank(name);
    }

    @Override
    public Decision<TaskEvent> decide(Task task, Command command, Origin from, Instant now) {
        if (command instanceof TaskCommand.OpenTask open) return Opening.open(task, open, from, now);
        if (task instanceof Task.Blank) return rejected(NotNow.of(id(task), command, task.phase()));
        Task.Known known = (Task.Known) task;
        if (from instanceof Origin.FromEntity entity) return fromEntity(known, command, entity, now);
        return fromOutside(known, command, ((Origin.FromParticipant) from).participant(), now);
    }

    private static Decision<TaskEvent> fromOutside(Task.Known task, Command command, ParticipantId who, Instant now) {
        if (command instanceof AssignmentCommand about) return Handing.decide(task, about, who, now);
        if (command instanceof TaskCommand.JoinTask join) return Opening.join(task, join, who, now);
        if (command instanceof TaskCommand.WithdrawTask withdraw) return Settlement.withdraw(task, withdraw, who);
        if (command instanceof TaskCommand.OfferSegments offer) return Preparation.offer(task, offer, who, now);
        if (command instanceof TaskCommand.SendSegments send) return Preparation.send(task, send, who, now);
        if (command instanceof TaskCommand.SubmitUpdate update) return Rounds.update(task, update, who, now);
        if (command instanceof TaskCommand.CommitUpdate seal) return SealedUpdates.commit(task, seal, who, now);
        if (command instanceof TaskCommand.RevealUpdate shown) return SealedUpdates.reveal(task, shown, who, now);
        if (command instanceof TaskCommand.SubmitIterations more) return Iterating.submit(task, more, who, now);
        if (command instanceof TaskCommand.SubmitAggregate made) return Rounds.aggregate(task, made, who, now);
        if (command instanceof TaskCommand.ReportBadSegment bad) return Rounds.dispute(task, bad, who);
        return rejected(NotAllowed.of(id(task), command, "other entities", new Origin.FromParticipant(who)));
    }

    private static Decision<TaskEvent> fromEntity(
            Task.Known task, Command command, Origin.FromEntity from, Instant now) {
        EntityId sender = from.entity();
        Posted posted = task.posted();
        if (command instanceof TransferNotice notice && sender.equals(Opening.source(posted))) {
            return Opening.funded(task, notice, now);
        }
        if (sender.equals(posted.committee())) {
            Decision<TaskEvent> decision = fromCommittee(task, command, now);
            if (decision != null) return decision;
        }
        if (sender.equals(posted.evaluation())) {
            if (task instanceof Task.Assigning at && Scoring.hears(command)) return Scoring.heard(at, command);
            if (command instanceof TaskCommand.EvaluatorsDrawn drawn) return Preparation.seated(task, drawn);
            if (command instanceof TaskCommand.EvaluatorReplaced replaced) return Measurements.reseated(task, replaced);
            if (command instanceof TaskCommand.MeasurementTaken taken) return Measurements.taken(task, taken, now);
            if (command instanceof TaskCommand.MeasurementFailed failed) return Measurements.failed(task, failed);
        }
        if (sender.equals(posted.verification())) {
            if (command instanceof TaskCommand.VerifiersDrawn drawn) return Preparation.verifiersSeated(task, drawn);
            if (command instanceof TaskCommand.RoundVerified verified) return Checking.verified(task, verified, now);
            if (command instanceof TaskCommand.VerificationFailed failed) return Checking.failed(task, failed);
        }
        if (sender.equals(posted.payout())) {
            if (command instanceof TaskCommand.PayoutFinished finished) return Settlement.finished(task, finished);
            if (command instanceof TaskCommand.PayoutRefused refused) return Settlement.refused(task, refused);
        }
        return rejected(NotAllowed.of(id(task), command, "the task's own companions", from));
    }

    private static @org.jspecify.annotations.Nullable Decision<TaskEvent> fromCommittee(
            Task.Known task, Command command, Instant now) {
        if (command instanceof TaskCommand.ElectionBegan began) return Opening.electing(task, began);
        if (command instanceof TaskCommand.CommitteeElected elected) return Opening.elected(task, elected, now);
        if (command instanceof TaskCommand.SegmentsOrdered ordered) return Preparation.ordered(task, ordered, now);
        if (command instanceof TaskCommand.MemberReplaced replaced) return Rounds.replaced(task, replaced);
        if (command instanceof TaskCommand.MemberLost lost) return Rounds.lost(task, lost, now);
        if (command instanceof TaskCommand.CommitteeFailed failed) {
            return task instanceof Task.Open ? Decision.accepted(Settlement.fail(task, failed.reason())) : unchanged();
        }
        return null;
    }

    @Override
    public List<Send> react(Task task, TaskEvent event) {
        return Reactions.to(task, event);
    }

    @Override
    public Optional<Instant> wakeAt(Task task) {
        if (!(task instanceof Task.Open open)) return Optional.empty();
        Instant deadline = open.posted().deadline();
        return Optional.of(nextDue(open).filter(due -> due.isBefore(deadline)).orElse(deadline));
    }

    /** When something smaller than the whole task is due. */
    private static Optional<Instant> nextDue(Task.Open task) {
        if (task instanceof Task.Enrolling at) return Opening.enough(at) ? Optional.of(at.closes()) : Optional.empty();
        if (task instanceof Task.Assigning at) return Handing.due(at);
        if (task instanceof Task.Preparing at) return Preparation.due(at);
        if (task instanceof Task.Training at) return Rounds.due(at);
        if (task instanceof Task.Evaluating at && !at.measuring()) return Optional.of(at.clientDue());
        return Optional.empty();
    }

    @Override
    public List<TaskEvent> wake(Task task, Instant now) {
        Task.Open known = (Task.Open) task;
        if (!now.isBefore(known.posted().deadline())) return Settlement.expire(known);
        if (known instanceof Task.Enrolling at) return Opening.close(at, now);
        if (known instanceof Task.Assigning at) return Handing.overdue(at, now);
        if (known instanceof Task.Preparing at) return Preparation.overdue(at);
        if (known instanceof Task.Training at) return Rounds.overdue(at, now);
        return Settlement.withoutFinalMeasurement(
                (Task.Evaluating) known, "the client did not reveal the hidden segments");
    }

    @Override
    public List<TaskEvent> answered(Task task, EntityId by, Command command, Outcome outcome, Instant now) {
        return task instanceof Task.Known known ? Answers.to(known, by, command, outcome, now) : List.of();
    }

    @Override
    public Object occasion(Task task) {
        return Offers.occasion(task);
    }

    @Override
    public Optional<List<ParticipantId>> called(Task task) {
        return Offers.called(task);
    }

    @Override
    public List<Work> work(Task task, ParticipantId who, Instant now) {
        return Offers.to(task, who, now);
    }

    static EntityId id(Task task) {
        return new EntityId(EntityType.TASK, task.name());
    }
}
