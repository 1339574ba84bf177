package assay.cli;

import assay.domain.account.AccountRejection.BalanceOverflow;
import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.payout.Payout;
import assay.domain.payout.PayoutCommand.RefusePlan;
import assay.domain.payout.PayoutEntity;
import assay.domain.payout.PayoutEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * A journal of a run whose payout ends in another way than it did: what honest evaluators and accounts never bring about.
 * The payout decides every step by its rules; only what it is told is made up.
 */
final class OtherEnding {
    private static final EntityId PAYOUT = new EntityId(EntityType.PAYOUT, "task");
    private static final EntityId ESCROW = Accounts.escrow("task");

    private final List<Entry<?>> entries;
    private Cell<Payout, PayoutEvent> cell = Cell.fresh(new PayoutEntity(), PAYOUT);

    /** Everything that {@code run} recorded but the payout's entries from number {@code changed} on. */
    private OtherEnding(List<Entry<?>> run, long changed) {
        entries = new ArrayList<>();
        for (Entry<?> entry : run) {
            boolean own = entry.entity().equals(PAYOUT);
            if (own && entry.number() >= changed) continue;
            if (own) cell = cell.after(typed(entry));
            entries.add(entry);
        }
    }

    /** Just more than half of the evaluators refuse the plan, citing {@code event}. */
    static List<Entry<?>> refused(List<Entry<?>> run, String event, String reason) {
        OtherEnding ending = new OtherEnding(run, 2);
        List<ParticipantId> approvers = ((Payout.Approving) ending.cell.state()).approvers();
        for (ParticipantId approver : approvers.subList(0, approvers.size() / 2 + 1)) {
            ending.receive(new Message.Outside(
                    approver,
                    PAYOUT,
                    "refuse-" + approver,
                    ending.cell.time().plusSeconds(1),
                    new RefusePlan(event, reason)));
        }
        return ending.entries;
    }

    /** The account of the plan's first payee is full; all other money arrives. */
    static List<Entry<?>> diverted(List<Entry<?>> run) {
        OtherEnding ending = new OtherEnding(run, approval(run) + 1);
        Payout.Paying paying = (Payout.Paying) ending.cell.state();
        EntityId full = Accounts.of(paying.plan().lines().get(0).payee());
        String reason = new BalanceOverflow(
                        full,
                        Credits.micros(Long.MAX_VALUE),
                        paying.plan().lines().get(0).amount())
                .message();
        String first = paying.open().keys().get(0);
        ending.acknowledge();
        long notice = 1;
        ending.notice(notice++, new TransferNotice(first, false, reason));
        while (ending.cell.state() instanceof Payout.Paying now) {
            ending.acknowledge();
            ending.notice(notice++, new TransferNotice(now.open().keys().get(0), true, ""));
        }
        return ending.entries;
    }

    /** The number of the entry with which the plan was approved. */
    private static long approval(List<Entry<?>> run) {
        for (Entry<?> entry : run) {
            if (entry.events().stream().anyMatch(PayoutEvent.PlanApproved.class::isInstance)) return entry.number();
        }
        throw new AssertionError("no plan was approved");
    }

    /** The escrow account takes every transfer that it is asked for. */
    private void acknowledge() {
        while (true) {
            List<Cell.Waiting> waiting =
                    cell.outbound().get(ESCROW).map(Cell.Outbound::waiting).orElse(List.of());
            if (waiting.isEmpty()) return;
            receive(new Message.Reply(ESCROW, PAYOUT, waiting.get(0).number(), Outcome.DONE));
        }
    }

    private void notice(long number, TransferNotice notice) {
        receive(new Message.Request(ESCROW, PAYOUT, number, notice, "notice-" + number));
    }

    private void receive(Message message) {
        for (Entry<PayoutEvent> entry : cell.receive(message, cell.time(), 1).entries()) {
            cell = cell.after(entry);
            entries.add(entry);
        }
    }

    private static Entry<PayoutEvent> typed(Entry<?> entry) {
        return new Entry<>(
                entry.entity(),
                entry.number(),
                entry.epoch(),
                entry.time(),
                entry.cause(),
                entry.trace(),
                entry.events().stream().map(PayoutEvent.class::cast).toList(),
                entry.refusal(),
                entry.sends());
    }
}
