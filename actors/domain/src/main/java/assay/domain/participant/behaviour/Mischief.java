package assay.domain.participant.behaviour;

import assay.domain.account.AccountCommand;
import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.assignment.Delivery;
import assay.domain.assignment.StorageKind;
import assay.domain.board.BoardCommand;
import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.Ping;
import assay.domain.committee.Standing;
import assay.domain.content.Cid;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.evaluation.Report;
import assay.domain.miner.MinerCommand;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import assay.domain.payout.PayoutCommand;
import assay.domain.task.AssignmentCommand;
import assay.domain.task.Round;
import assay.domain.task.Task;
import assay.domain.task.TaskCommand;
import assay.domain.task.Update;
import assay.domain.training.Segment;
import assay.domain.verification.Opening;
import assay.domain.verification.Verdict;
import assay.domain.verification.VerificationCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Commands that nobody asked for: of every role, with rounds near the present one, numbers at the bounds of their types,
 * and addresses of nothing. Half plausible, so that some come further than the first check.
 *
 * @param self who gives them
 * @param about the task
 * @param cycle of the election, perhaps
 * @param task what it saw of it
 * @param whim draws them
 */
record Mischief(ParticipantId self, EntityId about, int cycle, Optional<Task> task, Whim whim) {
    private static final List<Long> BOUNDS =
            List.of(Long.MIN_VALUE, -1_000_000L, -1L, 0L, 1L, 2L, 100L, 1_000_000L, 1L << 53, Long.MAX_VALUE);

    Command toTask() {
        if (task.isPresent() && task.get() instanceof Task.Assigning at) return toDesk(at);
        return switch (whim.below(14)) {
            case 0, 1, 2 -> new TaskCommand.SubmitUpdate(near(round()), address(), odd(), odd(), odd());
            case 3, 4 -> new TaskCommand.SubmitAggregate(near(round()), address());
            case 5, 6 -> offer();
            case 7 -> new TaskCommand.SendSegments(segments());
            case 8 -> new TaskCommand.ReportBadSegment(whim.one(hashes()));
            case 9 -> new TaskCommand.JoinTask();
            case 10 -> new TaskCommand.WithdrawTask();
            case 11 -> new TaskCommand.CommitteeElected(List.of(new Standing(self, odd())));
            case 12 -> new TaskCommand.MeasurementTaken(measurement(), report(), List.of(self));
            default -> new TaskCommand.PayoutFinished(Credits.micros(Long.MAX_VALUE), Credits.ZERO);
        };
    }

    /** About assignments, where there are any. */
    private Command toDesk(Task.Assigning at) {
        int number = near(
                at.handed().all().isEmpty() ? 1 : whim.one(at.handed().all().keys()));
        return switch (whim.below(8)) {
            case 0, 1 -> new AssignmentCommand.TakeAssignment();
            case 2, 3 -> new AssignmentCommand.SubmitResult(number, Delivery.text("1: " + whim.hex()));
            case 4 -> new AssignmentCommand.SubmitResult(number, Delivery.at(StorageKind.CONTENT, whim.hex()));
            case 5, 6 -> new AssignmentCommand.JudgeResult(number, whim.chance(500_000), whim.hex());
            default -> new TaskCommand.MeasurementTaken(measurement(), report(), List.of(self));
        };
    }

    Command toCommittee() {
        return switch (whim.below(8)) {
            case 0 -> new CommitteeCommand.Register(true, whim.chance(500_000) ? "nowhere" : "somewhere:1", vote());
            case 1, 2, 3 -> new CommitteeCommand.CastVote(near(cycle), vote());
            case 4 -> new CommitteeCommand.ReportPings(List.of(new Ping(someone(), odd()), new Ping(self, odd())));
            case 5 -> new CommitteeCommand.SubmitRanking(hashes());
            case 6 -> new CommitteeCommand.ReplaceMember(someone());
            default -> new CommitteeCommand.Disband();
        };
    }

    /** What is about ballots that are not open; {@code other} when the work is no such thing. */
    Command toBallot(Work work, Command other) {
        boolean sealed = work instanceof Work.SealVote || work instanceof Work.RevealVote;
        if (!sealed && !(work instanceof Work.ProveLots)) return other;
        return switch (whim.below(4)) {
            case 0 -> new CommitteeCommand.CommitVote(near(Ballots.cycle(work)), whim.hex());
            case 1 -> new CommitteeCommand.RevealVote(near(Ballots.cycle(work)), vote(), whim.hex());
            case 2 -> new CommitteeCommand.ProveLots(whim.below(4), whim.hex());
            default -> other;
        };
    }

    Command toEvaluation() {
        return switch (whim.below(7)) {
            case 0 -> new EvaluationCommand.Enrol();
            case 1, 2 -> new EvaluationCommand.CommitReport(measurement(), whim.chance(700_000) ? whim.hex() : "");
            case 3, 4 -> new EvaluationCommand.RevealReport(measurement(), report(), whim.hex());
            case 5 -> new EvaluationCommand.Exclude(someone());
            default -> new EvaluationCommand.Dissolve();
        };
    }

    Command toPayout() {
        return switch (whim.below(4)) {
            case 0, 1 -> new PayoutCommand.ApprovePlan();
            case 2 -> new PayoutCommand.RefusePlan("payout/plan#1", whim.chance(500_000) ? "" : "it pays others");
            default -> new TransferNotice(whim.hex(), whim.chance(500_000), "");
        };
    }

    Command toAccount() {
        return switch (whim.below(4)) {
            case 0 -> new AccountCommand.Deposit(whim.hex(), amount());
            case 1 -> new AccountCommand.Withdraw(whim.hex(), amount());
            case 2 -> new AccountCommand.Transfer(whim.hex(), Accounts.of(self), amount(), "mine");
            default -> new AccountCommand.Receive(whim.hex(), amount(), "mine");
        };
    }

    Command toMiner() {
        return switch (whim.below(4)) {
            case 0 -> new MinerCommand.JoinMarket(whim.chance(500_000) ? "" : "a2V5", amount());
            case 1 -> new MinerCommand.LeaveMarket();
            case 2 -> new MinerCommand.Engage(about, amount());
            default -> new MinerCommand.Release(about);
        };
    }

    Command toVerification() {
        int round = near(round());
        return switch (whim.below(9)) {
            case 0 -> new VerificationCommand.EnrolVerifier(whim.chance(500_000) ? whim.hex() : "");
            case 1 -> new VerificationCommand.GiveSeed(round, whim.hex());
            case 2 -> new VerificationCommand.CommitVerdicts(round, whim.hex());
            case 3 ->
                new VerificationCommand.RevealVerdicts(
                        round, List.of(new Verdict(near(0), Verdict.Opinion.DIFFERS)), whim.hex());
            case 4 ->
                new VerificationCommand.OpenSamples(
                        round, List.of(new Opening(near(0), address(), whim.hex(), List.of(whim.hex()), address())));
            case 5 -> new VerificationCommand.Unseal(round, whim.hex(), List.of());
            case 6 -> new VerificationCommand.AssertState(round, near(1), near(5), address());
            case 7 -> new VerificationCommand.JudgeStep(round, near(1), near(5), whim.chance(500_000));
            default -> new VerificationCommand.ExcludeVerifier(someone());
        };
    }

    Command toBoard() {
        return new BoardCommand.Retire(about);
    }

    /** The account of somebody concerned, its own among them. */
    EntityId account() {
        ParticipantId client = task.filter(Task.Known.class::isInstance)
                .map(known -> ((Task.Known) known).posted().client())
                .orElse(self);
        return whim.one(List.of(
                Accounts.of(self),
                Accounts.of(client),
                Accounts.escrow(about.name()),
                Accounts.stake(someone()),
                Accounts.TREASURY));
    }

    private Credits amount() {
        return Credits.micros(whim.one(List.of(0L, 1L, 1_000_000L, Long.MAX_VALUE)));
    }

    private TaskCommand.OfferSegments offer() {
        int wanted = task.filter(Task.Known.class::isInstance)
                .map(known -> ((Task.Known) known).posted().spec().data().trainingSegments())
                .orElse(1);
        List<String> training = new ArrayList<>();
        for (int i = 0; i < wanted; i++) training.add(whim.hex());
        return new TaskCommand.OfferSegments(address(), training, List.of(whim.hex()), List.of(whim.hex()));
    }

    private List<Segment> segments() {
        return hashes().stream().map(hash -> new Segment(hash, address())).toList();
    }

    /** Hashes of the task's segments, if they are known, or of nothing; sometimes the same twice, sometimes an empty text. */
    private List<String> hashes() {
        if (whim.chance(200_000)) return List.of("");
        List<String> known = new ArrayList<>();
        if (task.isPresent() && task.get() instanceof Task.Training at) {
            at.course().dataset().training().forEach(segment -> known.add(segment.hash()));
        } else if (task.isPresent() && task.get() instanceof Task.Preparing at) {
            at.offer().ifPresent(offer -> known.addAll(offer.training()));
        }
        if (known.isEmpty() || whim.chance(300_000)) known.add(whim.hex());
        if (whim.chance(200_000)) known.add(known.get(0));
        return known;
    }

    private Report report() {
        int models = 1 + updates().size() + whim.below(2);
        return new Report(Collections.nCopies(models, odd()), Collections.nCopies(models, odd()), address());
    }

    private int vote() {
        return whim.one(List.of(0, 1, 0, 1, -1, 2, Integer.MAX_VALUE));
    }

    private int near(int now) {
        return whim.one(List.of(now, now, now - 1, now + 1, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE));
    }

    private long odd() {
        return whim.one(BOUNDS);
    }

    private Optional<Round> present() {
        return task.filter(Task.Training.class::isInstance).map(at -> ((Task.Training) at).round());
    }

    private int round() {
        return present().map(Round::number).orElse(1);
    }

    private List<Update> updates() {
        return present().map(Round::updates).orElse(List.of());
    }

    private long measurement() {
        long now = task.filter(Task.Training.class::isInstance)
                .map(at -> ((Task.Training) at).course().measurements())
                .orElse(1L);
        return whim.chance(700_000) ? now : odd();
    }

    /** Of somebody's update, or of nothing. */
    private Cid address() {
        List<Update> updates = updates();
        boolean known = !updates.isEmpty() && whim.chance(400_000);
        return known ? whim.one(updates).address() : new Cid(whim.chance(500_000) ? whim.hex() : "nothing");
    }

    /** Somebody of the crew, or itself. */
    ParticipantId someone() {
        List<ParticipantId> crew = task.filter(Task.Training.class::isInstance)
                .map(at -> ((Task.Training) at).course().crew().names())
                .orElse(List.of());
        return crew.isEmpty() ? self : whim.one(crew);
    }
}
