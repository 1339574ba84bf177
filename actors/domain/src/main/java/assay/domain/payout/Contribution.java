package assay.domain.payout;

import assay.domain.entity.ParticipantId;

/**
 * What the evaluators' medians say that an update was worth: by how much it brings the error down, in 10⁻⁶.
 *
 * @param baseMicros the error of the model that the round started from
 * @param valueMicros below 0 when the model is worse for it
 * @param errorMicros how far the value may be off because orders of joining were sampled (one standard error)
 */
public record Contribution(ParticipantId miner, int round, long baseMicros, long valueMicros, long errorMicros) {}
