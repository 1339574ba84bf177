package assay.domain.committee;

import assay.domain.board.Listing;
import assay.domain.offence.SlashingTable;
import java.time.Instant;

/**
 * What a task asked its committee for: see {@link CommitteeCommand.Recruit}.
 *
 * @param deadline when too few candidates mean failure
 */
public record Terms(
        Listing task, CommitteeRules rules, boolean clientMayMine, Instant deadline, SlashingTable slashing) {
    /** Terms under which nobody loses any stake. */
    public Terms(Listing task, CommitteeRules rules, boolean clientMayMine, Instant deadline) {
        this(task, rules, clientMayMine, deadline, SlashingTable.unsaid());
    }
}
