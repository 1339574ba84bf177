package assay.simulation.invariant;

import assay.domain.account.AccountEvent.Deposited;
import assay.domain.account.AccountEvent.Withdrawn;
import assay.domain.account.Accounts;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.committee.BallotEvent.VoteCommitted;
import assay.domain.committee.BallotEvent.VoteRevealed;
import assay.domain.committee.CommitteeCommand.CastVote;
import assay.domain.committee.CommitteeCommand.CommitVote;
import assay.domain.committee.CommitteeCommand.ProveLots;
import assay.domain.committee.CommitteeCommand.RevealVote;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.committee.CommitteeEvent.PingsReported;
import assay.domain.committee.CommitteeEvent.RankingSubmitted;
import assay.domain.committee.CommitteeEvent.VoteCast;
import assay.domain.committee.DrawEvent.LotsProven;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationCommand.CommitReport;
import assay.domain.evaluation.EvaluationCommand.RevealReport;
import assay.domain.evaluation.EvaluationEvent.EvaluatorApplied;
import assay.domain.evaluation.EvaluationEvent.EvaluatorEnrolled;
import assay.domain.evaluation.EvaluationEvent.ReportCommitted;
import assay.domain.evaluation.EvaluationEvent.ReportRevealed;
import assay.domain.miner.MinerEvent.JoinAsked;
import assay.domain.miner.MinerEvent.LeaveAsked;
import assay.domain.miner.MinerEvent.ProfileDeclared;
import assay.domain.miner.MinerEvent.TopUpAsked;
import assay.domain.payout.PayoutEvent.ApprovalGiven;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.PayoutEvent.RefusalGiven;
import assay.domain.task.AssignmentCommand;
import assay.domain.task.AssignmentEvent;
import assay.domain.task.TaskCommand.CommitUpdate;
import assay.domain.task.TaskCommand.RevealUpdate;
import assay.domain.task.TaskCommand.SubmitAggregate;
import assay.domain.task.TaskCommand.SubmitIterations;
import assay.domain.task.TaskCommand.SubmitUpdate;
import assay.domain.task.TaskCommand.WithdrawTask;
import assay.domain.task.TaskEvent.AggregateClaimed;
import assay.domain.task.TaskEvent.HiddenRevealed;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.task.TaskEvent.MinerApplied;
import assay.domain.task.TaskEvent.SegmentDisputed;
import assay.domain.task.TaskEvent.SegmentsOffered;
import assay.domain.task.TaskEvent.SegmentsSent;
import assay.domain.task.TaskEvent.SettlementStarted;
import assay.domain.task.TaskEvent.TaskDrafted;
import assay.domain.task.TaskEvent.UpdateAccepted;
import assay.domain.task.TaskEvent.UpdateCommitted;
import assay.domain.task.TaskEvent.UpdateCopied;
import assay.domain.task.TaskEvent.UpdateHeld;
import assay.domain.task.TaskEvent.UpdateRevealed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody outside says counts as said by that one and nobody else, and for the round, cycle or measurement that was
 * meant; only clients give segments and withdraw tasks, only owners and the cashier move money, only approvers approve;
 * and nothing happens at an outsider's word that is for entities to say.
 */
public final class OnlyTheEntitled implements Invariant {
    private final Map<String, ParticipantId> clients = new TreeMap<>();
    private final Map<EntityId, List<ParticipantId>> approvers = new TreeMap<>();
    private final VerifierVoices voices = new VerifierVoices();
    /** By task and assignment. */
    private final Map<String, ParticipantId> workers = new TreeMap<>();

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            if (event instanceof TaskDrafted drafted) clients.put(entry.entity().name(), drafted.client());
            if (event instanceof AssignmentEvent.AssignmentTaken taken) {
                workers.put(entry.entity() + "#" + taken.assignment(), taken.worker());
            }
            if (event instanceof PlanMade made) approvers.put(entry.entity(), made.approvers());
        }
        voices.hear(entry);
        if (!(entry.cause() instanceof Cause.Told told) || entry.events().isEmpty()) return Optional.empty();
        // What else is decided follows from the first.
        Object said = entry.events().get(0);
        List<ParticipantId> entitled = entitled(entry.entity(), said, told.command());
        if (entitled.contains(told.from()) && meant(said, told.command())) return Optional.empty();
        return Optional.of(entry.entity() + ": " + told.command() + " of " + told.from() + " led to " + said
                + "; entitled to it are " + entitled);
    }

    private List<ParticipantId> entitled(EntityId at, Object event, Command command) {
        boolean clients =
                event instanceof SegmentsOffered || event instanceof SegmentsSent || event instanceof HiddenRevealed;
        boolean withdrawn = event instanceof SettlementStarted && command instanceof WithdrawTask;
        if (clients || withdrawn)
            return Optional.ofNullable(this.clients.get(at.name())).stream().toList();
        if (event instanceof Deposited) return List.of(Accounts.CASHIER);
        if (event instanceof Withdrawn) return List.of(new ParticipantId(at.name()), Accounts.CASHIER);
        boolean own = event instanceof JoinAsked
                || event instanceof LeaveAsked
                || event instanceof TopUpAsked
                || event instanceof ProfileDeclared;
        if (own) return List.of(new ParticipantId(at.name()));
        if (event instanceof AssignmentEvent about && command instanceof AssignmentCommand)
            return onAssignment(at, about);
        return inTask(event)
                .or(() -> inElection(event))
                .or(() -> inEvaluation(event))
                .or(() -> voices.entitled(at, event))
                .or(() -> inPayout(at, event))
                .stream()
                .toList();
    }

    /** Whoever took it hands in; the client judges. */
    private List<ParticipantId> onAssignment(EntityId at, AssignmentEvent event) {
        if (event instanceof AssignmentEvent.AssignmentTaken taken) return List.of(taken.worker());
        if (event instanceof AssignmentEvent.ResultHandedIn result) {
            return Optional.ofNullable(workers.get(at + "#" + result.assignment())).stream()
                    .toList();
        }
        boolean judged =
                event instanceof AssignmentEvent.ResultAccepted || event instanceof AssignmentEvent.ResultRejected;
        return judged ? Optional.ofNullable(clients.get(at.name())).stream().toList() : List.of();
    }

    private static Optional<ParticipantId> inTask(Object event) {
        if (event instanceof TaskDrafted drafted) return Optional.of(drafted.client());
        if (event instanceof MinerApplied applied) return Optional.of(applied.miner());
        if (event instanceof UpdateAccepted accepted)
            return Optional.of(accepted.update().miner());
        if (event instanceof UpdateCommitted committed) return Optional.of(committed.miner());
        if (event instanceof UpdateRevealed revealed) return Optional.of(revealed.miner());
        if (event instanceof UpdateCopied copied) return Optional.of(copied.miner());
        if (event instanceof UpdateHeld held) return Optional.of(held.update().miner());
        if (event instanceof IterationsRecorded recorded) return Optional.of(recorded.miner());
        if (event instanceof SegmentDisputed disputed) return Optional.of(disputed.by());
        return event instanceof AggregateClaimed claimed ? Optional.of(claimed.leader()) : Optional.empty();
    }

    private static Optional<ParticipantId> inElection(Object event) {
        if (event instanceof CandidateApplied applied) return Optional.of(applied.miner());
        if (event instanceof VoteCast cast) return Optional.of(cast.miner());
        if (event instanceof VoteCommitted committed) return Optional.of(committed.miner());
        if (event instanceof VoteRevealed revealed) return Optional.of(revealed.miner());
        if (event instanceof LotsProven proven) return Optional.of(proven.miner());
        if (event instanceof PingsReported reported) return Optional.of(reported.member());
        return event instanceof RankingSubmitted submitted ? Optional.of(submitted.member()) : Optional.empty();
    }

    private static Optional<ParticipantId> inEvaluation(Object event) {
        if (event instanceof EvaluatorEnrolled enrolled) return Optional.of(enrolled.evaluator());
        if (event instanceof EvaluatorApplied applied) return Optional.of(applied.evaluator());
        if (event instanceof ReportCommitted committed) return Optional.of(committed.evaluator());
        return event instanceof ReportRevealed revealed ? Optional.of(revealed.evaluator()) : Optional.empty();
    }

    private Optional<ParticipantId> inPayout(EntityId at, Object event) {
        Optional<ParticipantId> by = event instanceof ApprovalGiven given
                ? Optional.of(given.by())
                : event instanceof RefusalGiven refused ? Optional.of(refused.by()) : Optional.empty();
        return by.filter(who -> approvers.getOrDefault(at, List.of()).contains(who));
    }

    /** Whether what was decided is about the round, cycle or measurement that the command is about. */
    private static boolean meant(Object event, Command command) {
        if (event instanceof UpdateAccepted now) {
            int made = now.update().late() ? now.round() - 1 : now.round();
            return command instanceof SubmitUpdate at && at.round() == made;
        }
        if (event instanceof UpdateHeld now) return command instanceof SubmitUpdate at && at.round() == now.round();
        if (event instanceof UpdateCommitted now) {
            return command instanceof CommitUpdate at && at.round() == now.round();
        }
        if (event instanceof UpdateRevealed now) {
            return command instanceof RevealUpdate at && at.round() == now.round();
        }
        if (event instanceof IterationsRecorded now)
            return command instanceof SubmitIterations at && at.round() == now.round();
        if (event instanceof AggregateClaimed now)
            return command instanceof SubmitAggregate at && at.round() == now.round();
        if (event instanceof AssignmentEvent.ResultHandedIn now)
            return command instanceof AssignmentCommand.SubmitResult at && at.assignment() == now.assignment();
        if (event instanceof AssignmentEvent.ResultAccepted now)
            return command instanceof AssignmentCommand.JudgeResult at && at.assignment() == now.assignment();
        if (event instanceof AssignmentEvent.ResultRejected now)
            return command instanceof AssignmentCommand.JudgeResult at && at.assignment() == now.assignment();
        if (event instanceof VoteCast now) return command instanceof CastVote at && at.cycle() == now.cycle();
        if (event instanceof VoteCommitted now) return command instanceof CommitVote at && at.cycle() == now.cycle();
        if (event instanceof VoteRevealed now) return command instanceof RevealVote at && at.cycle() == now.cycle();
        if (event instanceof LotsProven now)
            return command instanceof ProveLots at && at.proof().equals(now.proof());
        if (event instanceof ReportCommitted now)
            return command instanceof CommitReport at && at.measurement() == now.measurement();
        if (event instanceof ReportRevealed now)
            return command instanceof RevealReport at && at.measurement() == now.measurement();
        return true;
    }
}
