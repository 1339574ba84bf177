package assay.cli.story;

import static assay.cli.story.Amounts.count;
import static assay.cli.story.Amounts.credits;

import assay.domain.payout.PayoutEvent;
import java.util.Optional;

/** What happened to a payout, in words. */
final class PayoutWords {
    private PayoutWords() {}

    static Optional<String> of(PayoutEvent event) {
        if (event instanceof PayoutEvent.PlanMade made) {
            return Optional.of("payout planned: " + count(made.plan().lines().size(), "payment") + ", refund "
                    + credits(made.plan().refund()));
        }
        if (event instanceof PayoutEvent.RefusalGiven refusal) {
            return Optional.of(
                    refusal.by() + " refuses the plan, citing " + refusal.citedEvent() + ": " + refusal.reason());
        }
        if (event instanceof PayoutEvent.PlanApproved approved) {
            return Optional.of("plan approved: " + approved.approvals() + " for, " + approved.refusals() + " against, "
                    + approved.silent() + " silent");
        }
        if (event instanceof PayoutEvent.PlanRefused refused) {
            return Optional.of("plan refused by " + refused.refusals() + ": " + refused.reason());
        }
        if (event instanceof PayoutEvent.PaymentDiverted diverted) {
            return Optional.of("a payment went to the treasury instead: " + diverted.reason());
        }
        return event instanceof PayoutEvent.PayoutCompleted ? Optional.of("everything is paid") : Optional.empty();
    }
}
