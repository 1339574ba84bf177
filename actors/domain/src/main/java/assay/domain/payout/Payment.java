package assay.domain.payout;

import assay.domain.account.AccountCommand.Transfer;
import assay.domain.account.Accounts;
import assay.domain.entity.EntityId;
import assay.domain.money.Credits;
import java.util.ArrayList;
import java.util.List;

/**
 * One transfer that a plan asks for. A plan's payments are numbered as its lines are; the number after the last line is
 * the refund.
 */
record Payment(int index, String transfer, EntityId to, Credits amount, String purpose) {
    /** How many payments {@code plan} has, those of nothing included. */
    static int count(Plan plan) {
        return plan.lines().size() + 1;
    }

    static Payment of(String task, Plan plan, int index) {
        if (index == plan.lines().size()) {
            EntityId client = Accounts.of(plan.facts().client());
            return new Payment(index, "refund:" + task, client, plan.refund(), "refund of task/" + task);
        }
        Plan.Line line = plan.lines().get(index);
        String purpose = "pay of task/" + task + " as " + line.role();
        return new Payment(index, "pay:" + task + ":" + index, Accounts.of(line.payee()), line.amount(), purpose);
    }

    /** The payments numbered {@code from} to {@code to} (exclusive) that move anything. */
    static List<Payment> between(String task, Plan plan, int from, int to) {
        List<Payment> payments = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Payment payment = of(task, plan, i);
            if (!payment.amount().isZero()) payments.add(payment);
        }
        return payments;
    }

    boolean isRefund(Plan plan) {
        return index == plan.lines().size();
    }

    /** The same money, to the treasury: its payee could not take it. */
    Payment diverted(String task) {
        return new Payment(index, "unclaimed:" + task + ":" + index, Accounts.TREASURY, amount, "unclaimed " + purpose);
    }

    Transfer command() {
        return new Transfer(transfer, to, amount, purpose);
    }
}
