package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.time.Instant;
import java.util.List;

/**
 * The settlement of one task, whose name it bears.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>From</th><th>Command</th><th>Event</th><th>To</th></tr>
 * <tr><td>None</td><td>Settle</td><td>PlanMade</td><td>Approving</td></tr>
 * <tr><td>Approving</td><td>ApprovePlan</td><td>ApprovalGiven</td><td>Approving</td></tr>
 * <tr><td>Approving</td><td>RefusePlan</td><td>RefusalGiven</td><td>Approving</td></tr>
 * <tr><td>Approving</td><td>Settle without approvers; the last answer; the deadline</td><td>PlanApproved</td><td>Paying</td></tr>
 * <tr><td>Approving</td><td>RefusePlan by more than half</td><td>PlanRefused</td><td>Disputed</td></tr>
 * <tr><td>Paying</td><td>plan approved; all transfers of the last batch ended</td><td>BatchBegun</td><td>Paying</td></tr>
 * <tr><td>Paying</td><td>TransferNotice: posted</td><td>PaymentPosted</td><td>Paying</td></tr>
 * <tr><td>Paying</td><td>TransferNotice: not posted; answer to Transfer: refused</td><td>PaymentDiverted</td><td>Paying</td></tr>
 * <tr><td>Paying</td><td>the same, about a diverted payment</td><td>PaymentStranded</td><td>Paying</td></tr>
 * <tr><td>Paying</td><td>all transfers ended</td><td>PayoutCompleted</td><td>Paid</td></tr>
 * </table>
 */
public sealed interface Payout {
    /** The most transfers that are under way at once. */
    int BATCH = 200;

    /** The task's name. */
    String name();

    /** The task has not asked yet. */
    record None(String name) implements Payout {}

    /**
     * Evaluators look at the plan; silence until {@code deadline} approves.
     *
     * @param answers what they have said so far
     */
    record Approving(
            String name,
            Plan plan,
            List<ParticipantId> approvers,
            PersistentMap<ParticipantId, Verdict> answers,
            Instant deadline)
            implements Payout {
        public Approving {
            approvers = List.copyOf(approvers);
        }

        /** How many have refused. */
        public int refusals() {
            return (int) answers.values().stream()
                    .filter(verdict -> !verdict.approves())
                    .count();
        }

        /** Whether {@code who} may answer and has not. */
        boolean awaits(ParticipantId who) {
            return approvers.contains(who) && !answers.has(who);
        }

        Approving answered(ParticipantId by, Verdict verdict) {
            return new Approving(name, plan, approvers, answers.with(by, verdict), deadline);
        }
    }

    /**
     * Transfers are made, a batch at a time.
     *
     * @param next number of the first payment that has not begun
     * @param open payments under way, by the id of their transfer
     */
    record Paying(String name, Plan plan, int next, PersistentMap<String, OpenPayment> open, Totals totals)
            implements Payout {}

    /** Everything is paid. */
    record Paid(String name, Plan plan, Totals totals) implements Payout {}

    /** More than half of the approvers refused the plan; the money stays in escrow. */
    record Disputed(String name, Plan plan, PersistentMap<ParticipantId, Verdict> answers) implements Payout {}

    /**
     * What an approver said.
     *
     * @param citedEvent the first event from which a refusing approver derives something else; empty when it approves
     */
    record Verdict(boolean approves, String citedEvent, String reason) {
        static final Verdict APPROVES = new Verdict(true, "", "");
    }

    /**
     * A transfer under way.
     *
     * @param index number of the payment in the plan
     * @param diverted whether it goes to the treasury, because the payee could not take it
     */
    record OpenPayment(int index, boolean diverted) {}

    /**
     * What became of the escrow so far.
     *
     * @param paid what went to payees, or to the treasury in their stead
     * @param refunded what went back to the client
     * @param unclaimed the part of {@code paid} that went to the treasury
     * @param stranded what nobody could take; it stays in escrow
     */
    record Totals(Credits paid, Credits refunded, Credits unclaimed, Credits stranded) {
        static final Totals ZERO = new Totals(Credits.ZERO, Credits.ZERO, Credits.ZERO, Credits.ZERO);

        Totals posted(Credits amount) {
            return new Totals(paid.plus(amount), refunded, unclaimed, stranded);
        }

        Totals refundPosted(Credits amount) {
            return new Totals(paid, refunded.plus(amount), unclaimed, stranded);
        }

        Totals diverted(Credits amount) {
            return new Totals(paid.plus(amount), refunded, unclaimed.plus(amount), stranded);
        }

        Totals stranded(Credits amount) {
            return new Totals(paid, refunded, unclaimed, stranded.plus(amount));
        }
    }

    /** The state in a word. */
    default String phase() {
        if (this instanceof None) return "not asked for yet";
        if (this instanceof Approving) return "being approved";
        if (this instanceof Paying) return "being paid";
        return this instanceof Paid ? "paid" : "disputed";
    }

    /** The payout's entity id. */
    default EntityId id() {
        return new EntityId(EntityType.PAYOUT, name());
    }

    /** The task that is settled. */
    default EntityId task() {
        return new EntityId(EntityType.TASK, name());
    }
}
