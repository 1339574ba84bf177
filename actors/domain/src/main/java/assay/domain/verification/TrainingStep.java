package assay.domain.verification;

import assay.domain.entity.Sha256;
import assay.domain.training.Iteration;

/**
 * One committed step of training: from which state, with what, to which. A step is what is done again when somebody
 * doubts it: some batches of local training, or one iteration of the residual protocol.
 *
 * @param index from 0
 * @param before the state it starts from: its content address or hash, over the raw little-endian bytes of whole tensors
 * @param inputs everything else that goes in (data, order, messages), as a hash or address
 * @param after the state it ends in
 */
public record TrainingStep(int index, String before, String inputs, String after) {
    /** An iteration as a step: model and residual lead to model and residual, by the batch and the peers' messages. */
    public static TrainingStep of(Iteration iteration) {
        return new TrainingStep(
                iteration.number(),
                hash(iteration.modelBefore(), iteration.residualBefore()),
                hash(iteration.batch(), iteration.peers()),
                hash(iteration.modelAfter(), iteration.residualAfter()));
    }

    private static String hash(String first, String second) {
        return Sha256.of("step").with(first).with(second).hex();
    }

    /** The chain's head after this step: the hash of the head before it and of all its fields. */
    public String chained(String head) {
        return Sha256.from(head)
                .with(index)
                .with(before)
                .with(inputs)
                .with(after)
                .hex();
    }

    /** Whether this step starts where {@code earlier}, the one before it, ended. */
    public boolean follows(TrainingStep earlier) {
        return index == earlier.index + 1 && before.equals(earlier.after);
    }
}
