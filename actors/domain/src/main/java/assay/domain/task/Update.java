package assay.domain.task;

import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.Transcript;
import java.util.Optional;

/**
 * An accepted update; loss and accuracy are the miner's own, for information.
 *
 * @param late whether it was made for the round before
 * @param transcript how it came about, where training is verified
 */
public record Update(
        ParticipantId miner,
        Cid address,
        long samples,
        long lossMicros,
        long accuracyMicros,
        boolean late,
        Optional<Transcript> transcript) {
    /** One that came in time, and that nobody verifies. */
    public Update(ParticipantId miner, Cid address, long samples, long lossMicros, long accuracyMicros) {
        this(miner, address, samples, lossMicros, accuracyMicros, false, Optional.empty());
    }

    Update with(Optional<Transcript> how) {
        return new Update(miner, address, samples, lossMicros, accuracyMicros, late, how);
    }

    Update asLate() {
        return new Update(miner, address, samples, lossMicros, accuracyMicros, true, transcript);
    }
}
