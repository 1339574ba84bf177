package assay.simulation.fuzz;

import assay.domain.account.AccountCommand.Transfer;
import assay.domain.account.AccountEntity;
import assay.domain.account.AccountEvent;
import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.entity.Send;
import assay.domain.miner.MinerEntity;
import assay.domain.miner.MinerEvent;
import assay.domain.money.Credits;
import assay.domain.payout.Facts;
import assay.domain.payout.Gain;
import assay.domain.payout.Payout;
import assay.domain.payout.PayoutEntity;
import assay.domain.payout.PayoutEvent;
import assay.domain.payout.PayoutEvent.BatchBegun;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.Plan;
import assay.simulation.Mutated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Wrong ways to hold, divide and pay money. */
final class MoneyMutations {
    private static final Credits UNIT = Credits.micros(1);

    private MoneyMutations() {}

    static List<Mutation> all() {
        List<Mutation> all = new ArrayList<>();
        all.add(new Mutation(
                "money-grows-on-the-way",
                Mutated.rules(
                        new Bent<>(new AccountEntity()).deciding(TransferReceived.class, MoneyMutations::oneMore))));
        all.add(payout("pays-a-batch-twice", new Bent<>(new PayoutEntity()).telling((state, event, sends) -> {
                    if (!(event instanceof BatchBegun)) return sends;
                    List<Send> twice = new ArrayList<>();
                    for (Send send : sends) {
                        twice.add(send);
                        twice.add(renamed(send, ":again"));
                    }
                    return twice;
                })));
        all.add(payout("refunds-twice", new Bent<>(new PayoutEntity()).telling((state, event, sends) -> {
                    List<Send> more = new ArrayList<>();
                    for (Send send : sends) if (isRefund(send)) more.add(renamed(send, ":again"));
                    more.addAll(sends);
                    return more;
                })));
        all.add(payout("never-refunds", new Bent<>(new PayoutEntity()).telling((state, event, sends) -> sends.stream()
                .filter(send -> !isRefund(send))
                .toList())));
        all.add(payout(
                "uses-one-transfer-id-for-all",
                new Bent<>(new PayoutEntity())
                        .telling((state, event, sends) ->
                                sends.stream().map(MoneyMutations::sameId).toList())));
        all.add(payout("rounds-every-line-up", plans(MoneyMutations::roundedUp)));
        all.add(payout("pays-beyond-the-target", plans(MoneyMutations::unclamped)));
        all.add(payout("gives-all-miners-the-same", plans(MoneyMutations::equal)));
        all.add(payout("keeps-what-evaluators-earned", plans(MoneyMutations::withoutEvaluators)));
        all.add(payout(
                "takes-silence-for-approval-too-soon",
                new Bent<>(new PayoutEntity())
                        .oversleeping(Payout.Approving.class::isInstance, Duration.ofSeconds(-2))));
        all.add(payout(
                "waits-for-approval-for-ever",
                new Bent<>(new PayoutEntity()).sleeping(Payout.Approving.class::isInstance)));
        all.add(new Mutation(
                "lets-members-in-before-they-paid",
                Mutated.rules(new Bent<>(new MinerEntity()).deciding((state, events) -> {
                    List<MinerEvent> more = new ArrayList<>(events);
                    boolean asked = events.stream().anyMatch(MinerEvent.JoinAsked.class::isInstance);
                    if (asked) more.add(new MinerEvent.MinerActivated());
                    return more;
                }))));
        all.add(new Mutation(
                "never-lets-a-miner-go",
                Mutated.rules(new Bent<>(new MinerEntity()).deciding((state, events) -> events.stream()
                        .filter(event -> !(event instanceof MinerEvent.Released))
                        .toList()))));
        all.add(new Mutation("serves-a-task-too-many", Mutated.rules(TooManyTasks.allowed())));
        return all;
    }

    private static Mutation payout(String name, Bent<Payout, PayoutEvent> bent) {
        return new Mutation(name, Mutated.rules(bent));
    }

    private static AccountEvent oneMore(AccountEvent event) {
        TransferReceived received = (TransferReceived) event;
        return new TransferReceived(
                received.transfer(), received.from(), received.amount().plus(UNIT), received.purpose());
    }

    private static Send renamed(Send send, String suffix) {
        Transfer transfer = (Transfer) send.command();
        return new Send(
                send.to(),
                new Transfer(transfer.transfer() + suffix, transfer.to(), transfer.amount(), transfer.purpose()));
    }

    private static Send sameId(Send send) {
        if (!(send.command() instanceof Transfer transfer) || isRefund(send)) return send;
        return new Send(send.to(), new Transfer("pay:all:0", transfer.to(), transfer.amount(), transfer.purpose()));
    }

    private static boolean isRefund(Send send) {
        return send.command() instanceof Transfer transfer
                && transfer.transfer().startsWith("refund:");
    }

    private static Bent<Payout, PayoutEvent> plans(UnaryOperator<Plan> other) {
        return new Bent<>(new PayoutEntity()).deciding(PlanMade.class, event -> {
            PlanMade made = (PlanMade) event;
            return new PlanMade(other.apply(made.plan()), made.approvers(), made.deadline());
        });
    }

    private static Plan roundedUp(Plan plan) {
        List<Plan.Line> lines = new ArrayList<>();
        Credits refund = plan.refund();
        for (Plan.Line line : plan.lines()) {
            boolean more = !line.amount().isZero() && !refund.isZero();
            if (more) refund = refund.minus(UNIT);
            lines.add(more ? with(line, line.amount().plus(UNIT)) : line);
        }
        return new Plan(plan.facts(), lines, refund);
    }

    /** An overshoot counts, as far as the money lasts. */
    private static Plan unclamped(Plan plan) {
        Facts facts = plan.facts();
        long way = facts.initialErrorMicros() - facts.targetErrorMicros();
        List<Plan.Line> lines = new ArrayList<>();
        Credits refund = plan.refund();
        for (Plan.Line line : plan.lines()) {
            long beyond = 0;
            for (Gain gain : facts.gains()) {
                boolean own = line.role().equals(Plan.MINER) && gain.miner().equals(line.payee());
                if (own) beyond += Math.max(0, facts.targetErrorMicros() - gain.afterMicros());
            }
            long pool = facts.escrow().micros() / 1_000_000 * facts.rules().minersMicros();
            Credits more = Credits.micros(way <= 0 ? 0 : (long) ((double) pool * beyond / way))
                    .min(refund);
            refund = refund.minus(more);
            lines.add(with(line, line.amount().plus(more)));
        }
        return new Plan(facts, lines, refund);
    }

    private static Plan equal(Plan plan) {
        List<Plan.Line> miners = plan.lines().stream()
                .filter(line -> line.role().equals(Plan.MINER))
                .toList();
        if (miners.isEmpty()) return plan;
        Credits total = Credits.ZERO;
        for (Plan.Line line : miners) total = total.plus(line.amount());
        List<Plan.Line> lines = new ArrayList<>();
        long each = total.micros() / miners.size();
        Credits refund = plan.refund().plus(Credits.micros(total.micros() - each * miners.size()));
        for (Plan.Line line : plan.lines()) {
            lines.add(line.role().equals(Plan.MINER) ? with(line, Credits.micros(each)) : line);
        }
        return new Plan(plan.facts(), lines, refund);
    }

    private static Plan withoutEvaluators(Plan plan) {
        List<Plan.Line> lines = new ArrayList<>();
        Credits refund = plan.refund();
        for (Plan.Line line : plan.lines()) {
            boolean evaluator = line.role().equals(Plan.EVALUATOR);
            if (evaluator) refund = refund.plus(line.amount());
            lines.add(evaluator ? with(line, Credits.ZERO) : line);
        }
        return new Plan(plan.facts(), lines, refund);
    }

    private static Plan.Line with(Plan.Line line, Credits amount) {
        return new Plan.Line(line.payee(), line.role(), amount, line.reason());
    }
}
