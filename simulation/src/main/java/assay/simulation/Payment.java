package assay.simulation;

import assay.domain.entity.ParticipantId;

/**
 * What somebody was paid out of a task's escrow.
 *
 * @param reason in words, for people
 */
public record Payment(ParticipantId participant, long amountMicros, String reason) {}
