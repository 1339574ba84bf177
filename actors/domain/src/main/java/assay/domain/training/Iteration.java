package assay.domain.training;

import assay.domain.entity.Sha256;
import java.util.List;

/**
 * What one iteration of {@link Protocol#ASYNC_RESIDUAL} did: a link of the member's chain (Project PAI's {@code IT_RES}).
 * Hashes are SHA-256 in lower-case hex over raw little-endian bytes: of models and residuals, all tensors in order.
 *
 * @param number counts the member's iterations from 0, through all rounds
 * @param epoch which pass over its data, from 0
 * @param batch hash of the batch: features, then labels as 32-bit integers
 * @param map hash of the message map's words
 * @param ups words that stand for +τ
 * @param downs words that stand for −τ
 * @param lossMicros mean loss of the batch before the step
 * @param accuracyMicros share of the batch classified correctly before the step
 * @param overdrive entries whose gradient differs from the map by more than τ
 * @param peers hash of the peers' messages that were applied first, as {@link #peers} says
 * @param modelBefore hash of the model as the iteration before left it
 * @param modelAfter hash of the model with peers' and own maps applied
 * @param residualBefore hash of the residual as the iteration before left it; {@link #NO_RESIDUAL} for the very first
 * @param residualAfter hash of what is left to send
 */
public record Iteration(
        int number,
        int epoch,
        String batch,
        String map,
        int ups,
        int downs,
        long lossMicros,
        long accuracyMicros,
        long overdrive,
        String peers,
        String modelBefore,
        String modelAfter,
        String residualBefore,
        String residualAfter) {
    /** The hash of no bytes at all: where there was no iteration yet there is no residual. */
    public static final String NO_RESIDUAL = Sha256.hexOf(new byte[0]);

    /** How many words the map has. */
    public int words() {
        return ups + downs;
    }

    /** The same with other hashes of residuals. */
    public Iteration withResiduals(String before, String after) {
        return new Iteration(
                number,
                epoch,
                batch,
                map,
                ups,
                downs,
                lossMicros,
                accuracyMicros,
                overdrive,
                peers,
                modelBefore,
                modelAfter,
                before,
                after);
    }

    /** What an iteration says about the messages it applied first: their addresses, in the order recorded. */
    public static String peers(List<WeightedUpdate> messages) {
        Sha256 words = Sha256.of("peers");
        for (WeightedUpdate message : messages)
            words = words.with(message.update().text());
        return words.hex();
    }
}
