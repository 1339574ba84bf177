package assay.domain.verification;

import assay.domain.entity.ParticipantId;

/** How many checks of a round a verifier is paid for. */
public record Checks(ParticipantId verifier, int count) {}
