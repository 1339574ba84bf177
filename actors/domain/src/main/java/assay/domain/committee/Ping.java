package assay.domain.committee;

import assay.domain.entity.ParticipantId;

/** A measured round trip to {@code peer}, in microseconds. */
public record Ping(ParticipantId peer, long roundTripMicros) {}
