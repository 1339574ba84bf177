package assay.domain.payout;

import assay.domain.entity.ParticipantId;

/** How many of an evaluator's reports were revealed in time and within tolerance of the median. */
public record Reports(ParticipantId evaluator, int count) {}
