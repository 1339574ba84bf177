package assay.domain.payout;

import assay.domain.entity.ParticipantId;

/**
 * Something else that was done for a task and is paid by the piece.
 *
 * @param role {@link Plan#VERIFIER} or {@link Plan#STORAGE}
 * @param units how many checks were made, or how much was stored for how long
 */
public record Service(ParticipantId provider, String role, long units) {}
