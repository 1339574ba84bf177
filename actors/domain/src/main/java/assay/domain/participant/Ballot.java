package assay.domain.participant;

import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.util.Optional;

/**
 * What a candidate has to know of an election that is not decided by open votes.
 *
 * @param election the rule: see {@link assay.domain.committee.ElectionRule}
 * @param who whom the work is shown to, for what it has to sign or seal
 * @param unit the stake that one lot stands for
 * @param verifies whether lots seat verifiers too
 */
public record Ballot(String election, Optional<ParticipantId> who, Credits unit, boolean verifies) {
    /** Of an election of members alone. */
    public Ballot(String election, Optional<ParticipantId> who, Credits unit) {
        this(election, who, unit, false);
    }

    /** Open votes. */
    public static Ballot unsaid() {
        return new Ballot("", Optional.empty(), Credits.ZERO);
    }
}
