package assay.domain.committee;

import assay.domain.board.Listing;
import java.time.Instant;

/**
 * What a task asked its committee for: see {@link CommitteeCommand.Recruit}.
 *
 * @param deadline when too few candidates mean failure
 */
public record Terms(Listing task, CommitteeRules rules, boolean clientMayMine, Instant deadline) {}
