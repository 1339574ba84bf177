package assay.domain.task;

import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;

/** An accepted update; loss and accuracy are the miner's own, for information. */
public record Update(ParticipantId miner, Cid address, long samples, long lossMicros, long accuracyMicros) {}
