package assay.simulation.invariant;

import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.Accounts;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.payout.Payout;
import assay.domain.payout.PayoutEvent.ApprovalGiven;
import assay.domain.payout.PayoutEvent.PayoutCompleted;
import assay.domain.payout.PayoutEvent.PlanApproved;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.PayoutEvent.RefusalGiven;
import assay.domain.payout.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Nobody is paid twice, and nobody goes without: what arrives from an escrow, at any account, is one line of the task's
 * plan or its refund, each once; and a payout is complete only when all of them have arrived. Before that, no more than
 * half of the approvers refused the plan, and whoever stayed silent had until the deadline.
 */
public final class PaymentsFollowPlans implements Invariant {
    private static final String ESCROW = "escrow.";

    private final Map<String, Ledger> byTask = new TreeMap<>();

    private static final class Ledger {
        private final List<Owed> owed = new ArrayList<>();
        /** Whose accounts have refused money from this escrow. */
        private final Set<EntityId> unwilling = new TreeSet<>();

        private final int approvers;
        private final Instant deadline;
        private int approvals;
        private int refusals;
        private boolean approved;

        private Ledger(int approvers, Instant deadline) {
            this.approvers = approvers;
            this.deadline = deadline;
        }
    }

    private record Owed(EntityId to, long micros) {}

    @Override
    public Optional<String> broken(Entry<?> entry) {
        if (entry.refusal().isPresent() && entry.cause() instanceof Cause.Requested by) {
            task(by.from()).map(byTask::get).ifPresent(ledger -> ledger.unwilling.add(entry.entity()));
        }
        for (Object event : entry.events()) {
            Optional<String> broken = Optional.empty();
            if (event instanceof PlanMade made) broken = planned(entry.entity(), made);
            else if (event instanceof ApprovalGiven) ledger(entry).approvals++;
            else if (event instanceof RefusalGiven) ledger(entry).refusals++;
            else if (event instanceof PlanApproved) broken = approved(entry);
            else if (event instanceof TransferReceived received) broken = paid(entry.entity(), received);
            else if (event instanceof PayoutCompleted completed) broken = completed(entry, completed.totals());
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private Ledger ledger(Entry<?> entry) {
        return byTask.computeIfAbsent(entry.entity().name(), none -> new Ledger(0, Instant.MAX));
    }

    private Optional<String> planned(EntityId payout, PlanMade made) {
        Ledger ledger = new Ledger(made.approvers().size(), made.deadline());
        for (Plan.Line line : made.plan().lines()) {
            owe(ledger, Accounts.of(line.payee()), line.amount().micros());
        }
        owe(
                ledger,
                Accounts.of(made.plan().facts().client()),
                made.plan().refund().micros());
        if (byTask.put(payout.name(), ledger) == null) return Optional.empty();
        return Optional.of(payout + ": planned twice");
    }

    private static void owe(Ledger ledger, EntityId to, long micros) {
        if (micros > 0) ledger.owed.add(new Owed(to, micros));
    }

    private Optional<String> approved(Entry<?> entry) {
        Ledger ledger = ledger(entry);
        boolean answered = ledger.approvals + ledger.refusals == ledger.approvers;
        boolean due = !entry.time().isBefore(ledger.deadline);
        ledger.approved = true;
        if (ledger.refusals * 2 <= ledger.approvers && (answered || due)) return Optional.empty();
        return Optional.of(entry.entity() + ": approved with " + ledger.approvals + " for it and " + ledger.refusals
                + " against it, of " + ledger.approvers + ", who may answer until " + ledger.deadline);
    }

    private Optional<String> paid(EntityId account, TransferReceived received) {
        Optional<String> task = task(received.from());
        if (task.isEmpty()) return Optional.empty();
        Ledger ledger = byTask.get(task.get());
        if (ledger != null
                && ledger.approved
                && settled(ledger, account, received.amount().micros())) {
            return Optional.empty();
        }
        return Optional.of(account + ": got " + received + ", which no line of an approved plan still owes; owed is "
                + (ledger == null ? "nothing" : ledger.owed));
    }

    /** The task whose escrow this is. */
    private static Optional<String> task(EntityId escrow) {
        boolean is = escrow.type() == EntityType.ACCOUNT && escrow.name().startsWith(ESCROW);
        return is ? Optional.of(escrow.name().substring(ESCROW.length())) : Optional.empty();
    }

    /** The treasury takes what its payee could not. */
    private static boolean settled(Ledger ledger, EntityId account, long micros) {
        for (int i = 0; i < ledger.owed.size(); i++) {
            Owed owed = ledger.owed.get(i);
            boolean here = owed.to.equals(account)
                    || (account.equals(Accounts.TREASURY) && ledger.unwilling.contains(owed.to));
            if (here && owed.micros == micros) {
                ledger.owed.remove(i);
                return true;
            }
        }
        return false;
    }

    private Optional<String> completed(Entry<?> entry, Payout.Totals totals) {
        long left = 0;
        for (Owed owed : ledger(entry).owed) left += owed.micros;
        if (left == totals.stranded().micros()) return Optional.empty();
        return Optional.of(entry.entity() + ": complete, but " + ledger(entry).owed + " has not arrived, and "
                + totals.stranded() + " is said to be stranded");
    }
}
