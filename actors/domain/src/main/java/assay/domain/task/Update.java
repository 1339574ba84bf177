package assay.domain.task;

import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;

/**
 * An accepted update; loss and accuracy are the miner's own, for information.
 *
 * @param late whether it was made for the round before
 */
public record Update(
        ParticipantId miner, Cid address, long samples, long lossMicros, long accuracyMicros, boolean late) {
    /** One that came in time. */
    public Update(ParticipantId miner, Cid address, long samples, long lossMicros, long accuracyMicros) {
        this(miner, address, samples, lossMicros, accuracyMicros, false);
    }

    Update asLate() {
        return new Update(miner, address, samples, lossMicros, accuracyMicros, true);
    }
}
