package assay.domain.task;

import assay.domain.content.Cid;
import java.util.Optional;

/**
 * What a round came to, by the evaluators' medians.
 *
 * @param state what the aggregation strategy keeps for the next round
 */
public record RoundResult(int round, Cid model, long errorMicros, long lossMicros, Optional<Cid> state) {
    /** By a strategy that keeps nothing. */
    public RoundResult(int round, Cid model, long errorMicros, long lossMicros) {
        this(round, model, errorMicros, lossMicros, Optional.empty());
    }
}
