package assay.domain.task;

import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.verification.Message;
import assay.domain.verification.Transcript;
import java.util.Optional;

/**
 * An accepted update; loss and accuracy are the miner's own, for information.
 *
 * @param late whether it was made for the round before
 * @param transcript how it came about, where training is verified
 * @param message what else is recorded of it, where it is iterations that are verified
 */
public record Update(
        ParticipantId miner,
        Cid address,
        long samples,
        long lossMicros,
        long accuracyMicros,
        boolean late,
        Optional<Transcript> transcript,
        Optional<Message> message) {
    /** An update of a model. */
    public Update(
            ParticipantId miner,
            Cid address,
            long samples,
            long lossMicros,
            long accuracyMicros,
            boolean late,
            Optional<Transcript> transcript) {
        this(miner, address, samples, lossMicros, accuracyMicros, late, transcript, Optional.empty());
    }

    /** One that came in time, and that nobody verifies. */
    public Update(ParticipantId miner, Cid address, long samples, long lossMicros, long accuracyMicros) {
        this(miner, address, samples, lossMicros, accuracyMicros, false, Optional.empty());
    }

    Update with(Optional<Transcript> how) {
        return new Update(miner, address, samples, lossMicros, accuracyMicros, late, how);
    }

    Update with(Message how) {
        Optional<Transcript> said = Optional.of(how.transcript());
        return new Update(miner, address, samples, lossMicros, accuracyMicros, late, said, Optional.of(how));
    }

    Update asLate() {
        return new Update(miner, address, samples, lossMicros, accuracyMicros, true, transcript);
    }
}
