package assay.domain.committee;

import assay.domain.entity.ParticipantId;

/** How many seats the lots of a member won. */
public record Seat(ParticipantId member, int seats) {}
