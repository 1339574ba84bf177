package assay.domain.verification;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import java.util.List;

/** The hash by which a verifier binds itself to its verdicts before anybody shows theirs. */
public final class Verdicts {
    private Verdicts() {}

    /** SHA-256 over verification, round, verifier, verdicts and salt, in lower-case hex. */
    public static String commitment(
            EntityId verification, int round, ParticipantId verifier, List<Verdict> verdicts, String salt) {
        return Sha256.of("verdicts")
                .with(verification.toString())
                .with(round)
                .with(verifier.name())
                .with(verdicts.toString())
                .with(salt)
                .hex();
    }
}
