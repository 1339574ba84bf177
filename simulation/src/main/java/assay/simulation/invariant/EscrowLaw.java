package assay.simulation.invariant;

import assay.domain.account.AccountEvent.TransferPended;
import assay.domain.account.AccountEvent.TransferPosted;
import assay.domain.account.AccountEvent.TransferReceived;
import assay.domain.account.Accounts;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.task.TaskEvent.TaskClosed;
import assay.domain.task.TaskEvent.TaskDrafted;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Each task pays from its own escrow, nobody twice for the same thing, and when it closes: escrowed = paid + refunded +
 * held. What the task says is compared with what the escrow's account did.
 */
public final class EscrowLaw implements Invariant {
    private final Map<EntityId, Escrow> escrows = new TreeMap<>();
    private final Map<String, ParticipantId> clients = new TreeMap<>();

    private static final class Escrow {
        private final Map<String, TransferPended> pending = new TreeMap<>();
        private final Set<String> payments = new TreeSet<>();
        private Credits escrowed = Credits.ZERO;
        private Credits paid = Credits.ZERO;
        private Credits refunded = Credits.ZERO;
    }

    @Override
    public Optional<String> broken(Entry<?> entry) {
        for (Object event : entry.events()) {
            Optional<String> broken = seen(entry.entity(), event);
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private Optional<String> seen(EntityId entity, Object event) {
        if (event instanceof TaskDrafted drafted) clients.put(entity.name(), drafted.client());
        if (event instanceof TaskClosed closed) return closed(entity, closed);
        Optional<String> task = taskOf(entity);
        if (task.isEmpty()) return Optional.empty();
        Escrow escrow = escrows.computeIfAbsent(entity, none -> new Escrow());
        if (event instanceof TransferReceived received) escrow.escrowed = escrow.escrowed.plus(received.amount());
        if (event instanceof TransferPended pended) return pended(entity, task.get(), escrow, pended);
        if (event instanceof TransferPosted posted) return posted(entity, task.get(), escrow, posted.transfer());
        return Optional.empty();
    }

    private Optional<String> pended(EntityId account, String task, Escrow escrow, TransferPended pended) {
        if (!pended.requester().name().equals(task)) {
            return Optional.of(account + ": " + pended.requester() + " spends from another task's escrow");
        }
        escrow.pending.put(pended.transfer(), pended);
        return Optional.empty();
    }

    private Optional<String> posted(EntityId account, String task, Escrow escrow, String transfer) {
        TransferPended pended = escrow.pending.remove(transfer);
        if (pended == null) return Optional.of(account + ": posted " + transfer + ", which was never pending");
        ParticipantId client = clients.get(task);
        boolean refund = client != null && pended.to().equals(Accounts.of(client));
        if (refund) escrow.refunded = escrow.refunded.plus(pended.amount());
        else escrow.paid = escrow.paid.plus(pended.amount());
        boolean first = escrow.payments.add(pended.to() + " " + pended.purpose());
        return first ? Optional.empty() : Optional.of(account + ": " + pended.to() + " was paid twice: " + pended);
    }

    private Optional<String> closed(EntityId task, TaskClosed closed) {
        Escrow escrow = escrows.getOrDefault(Accounts.escrow(task.name()), new Escrow());
        Credits accounted = closed.paid().plus(closed.refunded()).plus(closed.held());
        boolean same = closed.paid().equals(escrow.paid)
                && closed.refunded().equals(escrow.refunded)
                && accounted.equals(escrow.escrowed);
        if (same) return Optional.empty();
        return Optional.of(task + ": says paid " + closed.paid() + ", refunded " + closed.refunded() + ", held "
                + closed.held() + "; its escrow took " + escrow.escrowed + ", paid " + escrow.paid + " and refunded "
                + escrow.refunded);
    }

    /** The task whose escrow this account is. */
    private static Optional<String> taskOf(EntityId account) {
        String escrow = "escrow.";
        if (!account.name().startsWith(escrow)) return Optional.empty();
        String task = account.name().substring(escrow.length());
        return account.equals(Accounts.escrow(task)) ? Optional.of(task) : Optional.empty();
    }
}
