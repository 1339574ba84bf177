package assay.domain.training;

import assay.domain.content.Cid;

/** A miner's trained parameters and how many samples they were trained on. */
public record WeightedUpdate(Cid update, long samples) {}
