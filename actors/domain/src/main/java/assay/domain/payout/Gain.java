package assay.domain.payout;

import assay.domain.entity.ParticipantId;

/**
 * What one accepted update was worth: it brought the best error from {@code beforeMicros} down to {@code afterMicros}.
 * Gains are recorded in order of arrival; {@code beforeMicros} of one is {@code afterMicros} of the one before.
 */
public record Gain(ParticipantId miner, int round, long beforeMicros, long afterMicros) {}
