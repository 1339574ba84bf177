package assay.training;

import assay.domain.training.JobFailed;
import java.util.Optional;

/** A strategy that makes one model of many: updates go in one after the other, in the order recorded by the market. */
interface Aggregation {
    /** Adds an update trained on {@code samples} samples. {@code name} is for messages. */
    void add(String name, Parameters update, long samples) throws JobFailed;

    /** The aggregate of all updates so far; there must be one. */
    Parameters result();

    /** What the strategy keeps for the next round if {@link #result} is the round's; empty when it keeps nothing. */
    default Optional<Parameters> state() {
        return Optional.empty();
    }
}
