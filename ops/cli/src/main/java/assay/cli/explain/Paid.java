package assay.cli.explain;

import assay.cli.story.Amounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityType;
import assay.domain.money.Credits;
import assay.domain.payout.PayoutEvent.PaymentDiverted;
import assay.domain.payout.PayoutEvent.PaymentPosted;
import assay.domain.payout.PayoutEvent.PaymentStranded;
import assay.domain.payout.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of the single payments of a plan. */
final class Paid {
    /** What has come to whoever has no line in the plan. */
    static final String NOTHING = "paid nothing";

    private final String task;
    private final Plan plan;
    private final Map<String, List<Because>> byTransfer = new TreeMap<>();
    private final SortedSet<String> arrived = new TreeSet<>();

    private Paid(String task, Plan plan) {
        this.task = task;
        this.plan = plan;
    }

    static Paid of(Trail trail, Plan plan) throws InterruptedException {
        Paid paid = new Paid(trail.task(), plan);
        trail.each(EntityType.PAYOUT, PaymentPosted.class, (entry, posted) -> {
            paid.arrived.add(posted.transfer());
            paid.add(
                    posted.transfer(),
                    entry,
                    posted.transfer().startsWith("unclaimed:")
                            ? "the money went to the treasury"
                            : "the money arrived");
        });
        trail.each(EntityType.PAYOUT, PaymentDiverted.class, (entry, diverted) -> {
            paid.add(
                    diverted.transfer(),
                    entry,
                    "the account could not take it (" + diverted.reason() + "): it goes to the treasury");
        });
        trail.each(
                EntityType.PAYOUT,
                PaymentStranded.class,
                (entry, stranded) -> paid.add(
                        stranded.transfer(),
                        entry,
                        "nor could the treasury (" + stranded.reason() + "): it stays in escrow"));
        return paid;
    }

    private void add(String transfer, Entry<?> entry, String words) {
        byTransfer.computeIfAbsent(transfer, none -> new ArrayList<>()).add(Because.of(entry, words));
    }

    /** What became of the plan's line {@code index}; nothing happens to lines of nothing. */
    List<Because> of(int index) {
        List<Because> events = new ArrayList<>(byTransfer.getOrDefault("pay:" + task + ":" + index, List.of()));
        events.addAll(byTransfer.getOrDefault("unclaimed:" + task + ":" + index, List.of()));
        boolean moves =
                index < plan.lines().size() && !plan.lines().get(index).amount().isZero();
        if (events.isEmpty() && moves) events.add(new Because("the money has not moved", ""));
        return events;
    }

    /** In a few words what the plan's line {@code index} has come to: what is planned is not always paid. */
    String outcome(int index) {
        Credits amount = plan.lines().get(index).amount();
        if (amount.isZero()) return NOTHING;
        String transfer = "pay:" + task + ":" + index;
        if (arrived.contains(transfer)) return "paid " + Amounts.credits(amount);
        String instead = byTransfer.containsKey(transfer) ? ", which its account could not take" : ", not paid";
        return "due " + Amounts.credits(amount) + instead;
    }

    List<Because> refund() {
        if (plan.refund().isZero())
            return List.of(new Because("nothing goes back to " + plan.facts().client(), ""));
        List<Because> events = new ArrayList<>();
        events.add(new Because(
                Amounts.credits(plan.refund()) + (arrived.contains("refund:" + task) ? " goes" : " is to go")
                        + " back to " + plan.facts().client() + ": what nobody earned",
                ""));
        events.addAll(byTransfer.getOrDefault("refund:" + task, List.of()));
        events.addAll(
                byTransfer.getOrDefault("unclaimed:" + task + ":" + plan.lines().size(), List.of()));
        return events;
    }
}
