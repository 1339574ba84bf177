package assay.domain.board;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;

/**
 * An open task as the notice board shows it: enough to decide whether to look closer.
 *
 * @param kind {@code training} or {@code contribution}
 */
public record Listing(EntityId task, ParticipantId client, String title, String kind, Credits bounty, Credits stake) {}
