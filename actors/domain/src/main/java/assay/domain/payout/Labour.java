package assay.domain.payout;

import assay.domain.entity.ParticipantId;

/**
 * What was accepted of a miner: updates of rounds, or pieces of work that were handed out one by one.
 *
 * @param accepted how many
 * @param scoreMicros what they scored in all where they were scored, in 10⁻⁶, at least 0
 */
public record Labour(ParticipantId miner, int accepted, long scoreMicros) {}
