package assay.domain.verification;

import assay.domain.entity.ParticipantId;
import assay.domain.offence.Offence;
import java.util.Optional;

/**
 * Somebody was found to be wrong.
 *
 * @param sample which sample shows it; −1 when none in particular
 * @param finder who found out, if that was one verifier
 */
public record Conviction(
        ParticipantId offender, Offence offence, int sample, Optional<ParticipantId> finder, String reason) {}
