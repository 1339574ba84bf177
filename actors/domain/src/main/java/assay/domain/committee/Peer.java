package assay.domain.committee;

import assay.domain.entity.ParticipantId;

/** A member as the others can reach it: {@code endpoint} is {@code host:port}, as the member announced it. */
public record Peer(ParticipantId participant, String endpoint) {}
