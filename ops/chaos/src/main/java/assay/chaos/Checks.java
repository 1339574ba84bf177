package assay.chaos;

import assay.domain.account.AccountEvent;
import assay.domain.account.Accounts;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.committee.BallotEvent;
import assay.domain.committee.CommitteeEvent;
import assay.domain.entity.EntityId;
import assay.domain.money.Credits;
import assay.domain.payout.PayoutEvent;
import assay.domain.payout.Plan;
import assay.domain.task.Task;
import assay.domain.task.TaskEntity;
import assay.domain.task.TaskEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must hold in the end, whatever was done to the cluster: the ledger of the clients against the journal. */
public final class Checks {
    private final Map<Ledger.Key, Ledger.Fate> fates;
    private final Set<Ledger.Key> recorded = new HashSet<>();
    private final TaskEntity rules = new TaskEntity();
    private final Map<EntityId, Task> tasks = new TreeMap<>();
    private final Map<String, Plan> plans = new TreeMap<>();
    private final Set<String> paidOut = new TreeSet<>();
    private final Map<String, List<Receipt>> receipts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int votes;

    private record Receipt(String transfer, EntityId by, Credits amount) {}

    /**
     * The findings.
     *
     * @param acknowledged commands that were taken
     * @param lostAcknowledged of which the journal knows nothing
     * @param payouts payments out of escrow
     * @param duplicatePayouts payments that were made more often than the plan says
     * @param endings how many tasks ended in which way
     * @param wrong everything that is not as it must be, in words; none when all checks hold
     */
    public record Findings(
            long acknowledged,
            long refused,
            long unknown,
            long lostAcknowledged,
            long payouts,
            long duplicatePayouts,
            Map<String, Integer> endings,
            int ballots,
            List<String> wrong) {}

    private Checks(Map<Ledger.Key, Ledger.Fate> fates) {
        this.fates = fates;
    }

    /** Checks {@code journal}, the whole of it from a market at rest. */
    public static Findings of(Map<Ledger.Key, Ledger.Fate> fates, Iterable<? extends Entry<?>> journal) {
        Checks checks = new Checks(fates);
        journal.forEach(checks::read);
        return checks.findings();
    }

    private void read(Entry<?> entry) {
        if (entry.cause() instanceof Cause.Told told) {
            recorded.add(new Ledger.Key(told.from().name(), entry.entity().toString(), told.id()));
        }
        for (Object event : entry.events()) {
            if (event instanceof TaskEvent change) {
                Task before = tasks.getOrDefault(
                        entry.entity(), rules.initial(entry.entity().name()));
                tasks.put(entry.entity(), change.applyTo(before));
            } else if (event instanceof PayoutEvent.PlanMade made) {
                Plan before = plans.put(entry.entity().name(), made.plan());
                if (before != null) wrong.add("two plans were made for " + entry.entity());
            } else if (event instanceof PayoutEvent.PayoutCompleted) {
                paidOut.add(entry.entity().name());
            } else if (event instanceof AccountEvent.TransferReceived in && isEscrow(in.from())) {
                receipts.computeIfAbsent(task(in.from()), key -> new ArrayList<>())
                        .add(new Receipt(in.transfer(), entry.entity(), in.amount()));
            } else if (event instanceof CommitteeEvent.VoteCast || event instanceof BallotEvent.VoteRevealed) {
                votes++;
            }
        }
    }

    private static boolean isEscrow(EntityId account) {
        return account.equals(Accounts.escrow(task(account)));
    }

    private static String task(EntityId escrow) {
        return escrow.name().substring(escrow.name().indexOf('.') + 1);
    }

    private Findings findings() {
        long taken = 0;
        long refused = 0;
        long unknown = 0;
        long lost = 0;
        for (Map.Entry<Ledger.Key, Ledger.Fate> each : fates.entrySet()) {
            boolean there = recorded.contains(each.getKey());
            switch (each.getValue()) {
                case TAKEN -> {
                    taken++;
                    if (there) continue;
                    lost++;
                    wrong.add("acknowledged, and not in the journal: " + each.getKey());
                }
                case REFUSED -> {
                    refused++;
                    if (there) wrong.add("refused, and in the journal all the same: " + each.getKey());
                }
                case GIVEN -> unknown++;
            }
        }
        Map<String, Integer> endings = new TreeMap<>();
        tasks.forEach((id, task) -> {
            if (task instanceof Task.Closed closed) endings.merge(closed.phase(), 1, Integer::sum);
            else wrong.add(id + " has not ended: it is " + task.getClass().getSimpleName());
        });
        long duplicates = 0;
        long payouts = 0;
        for (Map.Entry<String, List<Receipt>> each : receipts.entrySet()) {
            payouts += each.getValue().size();
            duplicates += duplicates(each.getKey(), each.getValue());
        }
        return new Findings(taken, refused, unknown, lost, payouts, duplicates, endings, votes, List.copyOf(wrong));
    }

    private long duplicates(String task, List<Receipt> found) {
        long twice = 0;
        Set<String> transfers = new TreeSet<>();
        for (Receipt each : found) {
            if (transfers.add(each.transfer())) continue;
            twice++;
            wrong.add("task " + task + ": transfer " + each.transfer() + " out of escrow arrived more than once");
        }
        Plan plan = plans.get(task);
        return plan == null ? twice : twice + unplanned(task, plan, found);
    }

    /** How many of {@code found} the plan does not say, or says less often. */
    private long unplanned(String task, Plan plan, List<Receipt> found) {
        Map<EntityId, List<Credits>> planned = new TreeMap<>();
        for (Plan.Line line : plan.lines()) plan(planned, Accounts.of(line.payee()), line.amount());
        plan(planned, Accounts.of(plan.facts().client()), plan.refund());
        long more = 0;
        for (Receipt each : found) {
            if (planned.computeIfAbsent(each.by(), key -> new ArrayList<>()).remove(each.amount())) continue;
            more++;
            wrong.add("task " + task + ": " + each.by() + " was paid " + each.amount() + " by transfer "
                    + each.transfer() + ", which the plan does not say, or says less often");
        }
        planned.forEach((payee, left) -> {
            if (!left.isEmpty() && paidOut.contains(task)) {
                wrong.add("task " + task + ": " + payee + " was not paid " + left);
            }
        });
        return more;
    }

    private static void plan(Map<EntityId, List<Credits>> planned, EntityId payee, Credits amount) {
        if (!amount.isZero())
            planned.computeIfAbsent(payee, key -> new ArrayList<>()).add(amount);
    }
}
