package assay.domain.committee;

import assay.domain.entity.ParticipantId;

/** A member and the Borda points that the others' pings gave it. */
public record Standing(ParticipantId member, long points) {}
