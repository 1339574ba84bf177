package assay.domain.verification;

import assay.domain.entity.ParticipantId;

/**
 * A verifier whom the draw of the committee has seated.
 *
 * @param lots how many of its lots came up: it checks in proportion to them
 * @param anchor the end of its {@link SeedChain}, committed to when it registered
 */
public record VerifierSeat(ParticipantId verifier, int lots, String anchor) {}
