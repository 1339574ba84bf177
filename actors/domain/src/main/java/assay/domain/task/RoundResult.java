package assay.domain.task;

import assay.domain.content.Cid;

/** What a round came to, by the evaluators' medians. */
public record RoundResult(int round, Cid model, long errorMicros, long lossMicros) {}
