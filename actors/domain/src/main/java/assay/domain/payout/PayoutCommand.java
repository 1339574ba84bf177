package assay.domain.payout;

import assay.domain.account.TransferNotice;
import assay.domain.entity.Command;
import assay.domain.entity.ParticipantId;
import java.util.List;

/** What a payout can be asked. Its name is that of its task. It also takes {@link TransferNotice}. */
public sealed interface PayoutCommand extends Command {
    /** From the task: plan, have it approved by {@code approvers} (none: no approval needed), and pay. */
    record Settle(Facts facts, List<ParticipantId> approvers) implements PayoutCommand {
        public Settle {
            approvers = List.copyOf(approvers);
        }
    }

    /** From an approver. */
    record ApprovePlan() implements PayoutCommand {}

    /** From an approver: cites, as entity#number, the first event from which it derives something else. */
    record RefusePlan(String citedEvent, String reason) implements PayoutCommand {}
}
