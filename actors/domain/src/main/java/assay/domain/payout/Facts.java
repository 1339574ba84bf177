package assay.domain.payout;

import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.util.List;

/**
 * Everything a payout rule may look at, as recorded by the task. The plan is a pure function of it.
 *
 * @param escrow what lies in the task's escrow account
 * @param initialErrorMicros the evaluators' median before training
 * @param targetErrorMicros below the initial error, except where nothing was trained
 */
public record Facts(
        ParticipantId client,
        Credits escrow,
        PayRules rules,
        long initialErrorMicros,
        long targetErrorMicros,
        List<Gain> gains,
        List<Reports> reports) {
    public Facts {
        gains = List.copyOf(gains);
        reports = List.copyOf(reports);
    }
}
