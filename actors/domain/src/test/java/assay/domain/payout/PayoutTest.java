package assay.domain.payout;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.AccountCommand.Transfer;
import assay.domain.account.AccountRejection.InsufficientFunds;
import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.kit.EntityContract;
import assay.domain.kit.Story;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import assay.domain.payout.Payout.Totals;
import assay.domain.payout.PayoutCommand.ApprovePlan;
import assay.domain.payout.PayoutCommand.RefusePlan;
import assay.domain.payout.PayoutCommand.Settle;
import assay.domain.payout.PayoutEvent.ApprovalGiven;
import assay.domain.payout.PayoutEvent.BatchBegun;
import assay.domain.payout.PayoutEvent.PaymentDiverted;
import assay.domain.payout.PayoutEvent.PaymentPosted;
import assay.domain.payout.PayoutEvent.PaymentStranded;
import assay.domain.payout.PayoutEvent.PayoutCompleted;
import assay.domain.payout.PayoutEvent.PlanApproved;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.PayoutEvent.PlanRefused;
import assay.domain.payout.PayoutEvent.RefusalGiven;
import assay.domain.payout.PayoutRejection.AnsweredOtherwise;
import assay.domain.payout.PayoutRejection.CitationNotValid;
import assay.domain.payout.PayoutRejection.FactsNotValid;
import assay.domain.payout.PayoutRejection.NotAnApprover;
import assay.domain.payout.PayoutRejection.RuleUnknown;
import assay.domain.payout.PayoutRejection.SettledOtherwise;
import assay.domain.task.TaskCommand.PayoutFinished;
import assay.domain.task.TaskCommand.PayoutRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayoutTest extends EntityContract<Payout, PayoutEvent> {
    private static final EntityId ID = new EntityId(EntityType.PAYOUT, "t-1");
    private static final EntityId TASK = new EntityId(EntityType.TASK, "t-1");
    private static final EntityId ESCROW = Accounts.escrow("t-1");
    private static final Origin BY_TASK = new Origin.FromEntity(TASK);
    private static final Origin BY_ESCROW = new Origin.FromEntity(ESCROW);
    private static final ParticipantId EVA = new ParticipantId("eva");
    private static final ParticipantId EVE = new ParticipantId("eve");
    private static final ParticipantId IVO = new ParticipantId("ivo");
    private static final PayRules RULES = new PayRules("improvement", 800_000, 100_000, Duration.ofMinutes(1));
    private static final Instant DEADLINE = Story.START.plus(Duration.ofMinutes(1));
    private static final Facts FACTS = facts(2);
    private static final Plan PLAN = new Improvement().plan(FACTS);
    private static final Settle SETTLE = new Settle(FACTS, List.of(IVO, EVE, EVA));
    private static final Settle PAY_AT_ONCE = new Settle(FACTS, List.of());
    private static final RefusePlan REFUSE = new RefusePlan("task/t-1#17", "the gain was 0.2");
    private static final InsufficientFunds EMPTY = new InsufficientFunds(ESCROW, Credits.of(40), Credits.ZERO);
    private static final Totals NOTHING = Totals.ZERO;

    /** Two miners share 80 credits equally, an evaluator gets 10, another nothing, and the client 10 back. */
    private static Facts facts(int miners) {
        List<Gain> gains = new ArrayList<>();
        for (int i = 0; i < miners; i++) {
            gains.add(new Gain(
                    new ParticipantId("m-" + (1000 + i)), i + 1, (miners - i) * 1_000L, (miners - i - 1) * 1_000L));
        }
        List<Reports> reports = List.of(new Reports(EVA, 2), new Reports(EVE, 0));
        return new Facts(new ParticipantId("client"), Credits.of(100), RULES, miners * 1_000L, 0, gains, reports);
    }

    private static Story<Payout, PayoutEvent> unsettled() {
        return given(new PayoutEntity(), "t-1");
    }

    private static Story<Payout, PayoutEvent> approving() {
        return unsettled().when(SETTLE, BY_TASK);
    }

    private static Story<Payout, PayoutEvent> paying() {
        return unsettled().when(PAY_AT_ONCE, BY_TASK);
    }

    private static TransferNotice posted(String transfer) {
        return new TransferNotice(transfer, true, "");
    }

    private static TransferNotice voided(String transfer) {
        return new TransferNotice(transfer, false, "account full");
    }

    @Test
    void aPlanWithApproversWaitsForThem() {
        approving()
                .then(new PlanMade(PLAN, List.of(EVA, EVE, IVO), DEADLINE))
                .thenSends()
                .thenWork("eva", new Work.Approve(ID, PLAN, DEADLINE))
                .thenWork("m-1000")
                .when(new ApprovePlan(), participant("eva"))
                .then(new ApprovalGiven(EVA))
                .thenWork("eva")
                .when(new ApprovePlan(), participant("eva"))
                .thenUnchanged();
    }

    @Test
    void aPlanWithoutApproversIsPaidAtOnceButNothingIsTransferredForNothing() {
        paying().then(new PlanMade(PLAN, List.of(), DEADLINE), new PlanApproved(0, 0, 0), new BatchBegun(0, 5))
                .thenSends(
                        pay("pay:t-1:0", "m-1000", 40, "pay of task/t-1 as miner"),
                        pay("pay:t-1:1", "m-1001", 40, "pay of task/t-1 as miner"),
                        pay("pay:t-1:2", "eva", 10, "pay of task/t-1 as evaluator"),
                        pay("refund:t-1", "client", 10, "refund of task/t-1"));
    }

    @Test
    void theTaskIsToldWhenEveryTransferHasArrived() {
        Totals totals = new Totals(Credits.of(90), Credits.of(10), Credits.ZERO, Credits.ZERO);
        paying().when(posted("pay:t-1:1"), BY_ESCROW)
                .then(new PaymentPosted("pay:t-1:1"))
                .when(posted("pay:t-1:1"), BY_ESCROW)
                .thenUnchanged()
                .when(posted("refund:t-1"), BY_ESCROW)
                .when(posted("pay:t-1:2"), BY_ESCROW)
                .when(posted("pay:t-1:0"), BY_ESCROW)
                .then(new PaymentPosted("pay:t-1:0"), new PayoutCompleted(totals))
                .thenSends(new Send(TASK, new PayoutFinished(Credits.of(90), Credits.of(10))))
                .when(posted("pay:t-1:0"), BY_ESCROW)
                .thenUnchanged()
                .when(PAY_AT_ONCE, BY_TASK)
                .thenUnchanged();
    }

    @Test
    void moneyThatAPayeeCannotTakeGoesToTheTreasury() {
        Totals totals = new Totals(Credits.of(90), Credits.of(10), Credits.of(40), Credits.ZERO);
        paying().when(voided("pay:t-1:0"), BY_ESCROW)
                .then(new PaymentDiverted("pay:t-1:0", "unclaimed:t-1:0", "account full"))
                .thenSends(new Send(
                        ESCROW,
                        new Transfer(
                                "unclaimed:t-1:0",
                                Accounts.TREASURY,
                                Credits.of(40),
                                "unclaimed pay of task/t-1 as miner")))
                .when(voided("pay:t-1:0"), BY_ESCROW)
                .thenUnchanged()
                .when(posted("pay:t-1:1"), BY_ESCROW)
                .when(posted("pay:t-1:2"), BY_ESCROW)
                .when(posted("refund:t-1"), BY_ESCROW)
                .when(posted("unclaimed:t-1:0"), BY_ESCROW)
                .then(new PaymentPosted("unclaimed:t-1:0"), new PayoutCompleted(totals));
    }

    @Test
    void anEscrowThatRefusesToPayEndsThePayoutWithTheMoneyWhereItIs() {
        Story<Payout, PayoutEvent> story = paying();
        while (!story.unanswered().isEmpty() && story.state() instanceof Payout.Paying) {
            story = story.whenRefused(ESCROW, EMPTY);
        }
        Totals totals = new Totals(Credits.ZERO, Credits.ZERO, Credits.ZERO, Credits.of(100));
        story.then(new PaymentStranded("unclaimed:t-1:4", EMPTY.message()), new PayoutCompleted(totals));
    }

    @Test
    void silenceUntilTheDeadlineApproves() {
        approving()
                .when(REFUSE, participant("eva"))
                .then(new RefusalGiven(EVA, "task/t-1#17", "the gain was 0.2"))
                .whenWoken()
                .then(new PlanApproved(0, 1, 2), new BatchBegun(0, 5));
    }

    @Test
    void paymentBeginsEarlyWhenEverybodyHasAnswered() {
        approving()
                .when(new ApprovePlan(), participant("eva"))
                .when(REFUSE, participant("eve"))
                .when(new ApprovePlan(), participant("ivo"))
                .then(new ApprovalGiven(IVO), new PlanApproved(2, 1, 0), new BatchBegun(0, 5));
    }

    @Test
    void moreThanHalfMustRefuseAndThenTheMoneyStaysInEscrow() {
        approving()
                .when(REFUSE, participant("eve"))
                .when(new RefusePlan("task/t-1#20", "no such report"), participant("eva"))
                .then(
                        new RefusalGiven(EVA, "task/t-1#20", "no such report"),
                        new PlanRefused(2, "task/t-1#20", "no such report"))
                .thenSends(new Send(TASK, new PayoutRefused("task/t-1#20", "no such report")))
                .when(new ApprovePlan(), participant("ivo"))
                .thenRefused(new NotNow(ID, "ApprovePlan", "disputed"));
    }

    @Test
    void onlyApproversAnswerAndOnlyOnce() {
        approving()
                .when(new ApprovePlan(), participant("m-1000"))
                .thenRefused(new NotAnApprover(ID, new ParticipantId("m-1000"), List.of(EVA, EVE, IVO)))
                .when(new ApprovePlan(), entity("task/t-1"))
                .thenRefused(NotAllowed.class)
                .when(REFUSE, participant("eva"))
                .when(new ApprovePlan(), participant("eva"))
                .thenRefused(new AnsweredOtherwise(ID, EVA))
                .when(new RefusePlan(" ", "because"), participant("ivo"))
                .thenRefused(new CitationNotValid(ID, "citedEvent"))
                .when(new RefusePlan("the plan", "because"), participant("ivo"))
                .thenRefused(new CitationNotValid(ID, "citedEvent"))
                .when(new RefusePlan("task/t-1#0", "because"), participant("ivo"))
                .thenRefused(new CitationNotValid(ID, "citedEvent"))
                .when(new RefusePlan("tisk/t-1#1", "because"), participant("ivo"))
                .thenRefused(new CitationNotValid(ID, "citedEvent"));
    }

    @Test
    void onlyTheTaskSettlesAndOnlyOnce() {
        Settle other = new Settle(facts(3), List.of());
        unsettled().when(SETTLE, entity("task/t-2")).thenRefused(NotAllowed.class);
        approving()
                .when(SETTLE, BY_TASK)
                .thenUnchanged()
                .when(other, BY_TASK)
                .thenRefused(new SettledOtherwise(ID, "being approved"));
        paying().when(posted("pay:t-1:0"), entity("account/escrow.t-2")).thenRefused(NotAllowed.class);
    }

    @Test
    void factsThatCannotBeAreRefused() {
        unsettled()
                .when(settle(new PayRules("fortune", 800_000, 100_000, Duration.ZERO)), BY_TASK)
                .thenRefused(new RuleUnknown(ID, "fortune", PayoutRules.names()))
                .when(settle(new PayRules("improvement", 900_000, 100_001, Duration.ZERO)), BY_TASK)
                .thenRefused(FactsNotValid.class)
                .when(settle(new PayRules("improvement", 800_000, 100_000, Duration.ofSeconds(-1))), BY_TASK)
                .thenRefused(FactsNotValid.class);
    }

    @Test
    void aLargePlanIsPaidInBatchesOfTheLimit() {
        Settle large = new Settle(facts(450), List.of());
        Story<Payout, PayoutEvent> story = unsettled().when(large, BY_TASK);
        List<Integer> batches = new ArrayList<>(List.of(story.sends().size()));
        while (story.state() instanceof Payout.Paying paying) {
            List<Send> before = story.unanswered();
            story = story.when(posted(paying.open().first().getKey()), BY_ESCROW);
            int begun = story.unanswered().size() - before.size();
            if (begun > 1) batches.add(begun);
        }
        assertThat(batches).containsExactly(200, 200, 52);
        story.thenState(state -> assertThat(((Payout.Paid) state).totals())
                .isEqualTo(new Totals(Credits.of(90), Credits.of(10), Credits.ZERO, Credits.ZERO)));
    }

    @Test
    void anEmptyEscrowIsSettledWithoutAnyTransfer() {
        Facts empty = new Facts(new ParticipantId("client"), Credits.ZERO, RULES, 10, 0, List.of(), List.of());
        unsettled()
                .when(new Settle(empty, List.of()), BY_TASK)
                .then(
                        new PlanMade(new Improvement().plan(empty), List.of(), DEADLINE),
                        new PlanApproved(0, 0, 0),
                        new PayoutCompleted(NOTHING));
    }

    private static Settle settle(PayRules rules) {
        return new Settle(new Facts(EVA, Credits.of(1), rules, 10, 0, List.of(), List.of()), List.of());
    }

    private static Send pay(String transfer, String payee, long credits, String purpose) {
        EntityId account = Accounts.of(new ParticipantId(payee));
        Command command = new Transfer(transfer, account, Credits.of(credits), purpose);
        return new Send(ESCROW, command);
    }

    @Override
    protected Class<Payout> stateType() {
        return Payout.class;
    }

    @Override
    protected Class<PayoutEvent> eventType() {
        return PayoutEvent.class;
    }

    @Override
    protected List<Class<?>> commandTypes() {
        return List.of(PayoutCommand.class, TransferNotice.class);
    }

    @Override
    protected Class<PayoutRejection> rejectionType() {
        return PayoutRejection.class;
    }

    @Override
    protected String transitions() {
        return """
                None PlanMade Approving
                Approving ApprovalGiven Approving
                Approving RefusalGiven Approving
                Approving PlanApproved Paying
                Approving PlanRefused Disputed
                Paying BatchBegun Paying
                Paying PaymentPosted Paying
                Paying PaymentDiverted Paying
                Paying PaymentStranded Paying
                Paying PayoutCompleted Paid
                """;
    }

    @Override
    protected List<Story<Payout, PayoutEvent>> stories() {
        Story<Payout, PayoutEvent> refusedOnce = approving()
                .when(new Settle(facts(3), List.of()), BY_TASK)
                .when(new ApprovePlan(), participant("m-1000"))
                .when(new RefusePlan("", ""), participant("eva"))
                .when(new ApprovePlan(), participant("ivo"))
                .when(REFUSE, participant("eva"))
                .when(new ApprovePlan(), participant("eva"));
        Story<Payout, PayoutEvent> failing = paying();
        while (failing.state() instanceof Payout.Paying) failing = failing.whenRefused(ESCROW, EMPTY);
        Story<Payout, PayoutEvent> small = unsettled().when(new Settle(facts(3), List.of()), BY_TASK);
        while (small.state() instanceof Payout.Paying paying) {
            small = small.when(posted(paying.open().first().getKey()), BY_ESCROW);
        }
        return List.of(
                unsettled()
                        .when(settle(new PayRules("fortune", 1, 1, Duration.ZERO)), BY_TASK)
                        .when(settle(new PayRules("improvement", -1, 1, Duration.ZERO)), BY_TASK),
                refusedOnce.whenWoken().when(voided("pay:t-1:0"), BY_ESCROW),
                refusedOnce.when(REFUSE, participant("eve")),
                failing,
                small);
    }
}
