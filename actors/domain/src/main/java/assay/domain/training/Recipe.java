package assay.domain.training;

import java.util.List;

/**
 * How to train: a feed-forward network with softmax cross entropy, by stochastic gradient descent. The first layer's
 * inputs come from the data; the last layer's nodes are the classes.
 *
 * @param layers from first hidden to output
 * @param learningRateMicros step size in 10⁻⁶, on the gradient averaged over the batch
 * @param momentumMicros in 10⁻⁶, 0 to below 1 000 000
 * @param batchSize samples a step
 * @param localEpochs passes over the trainer's data in one round
 */
public record Recipe(List<Layer> layers, long learningRateMicros, long momentumMicros, int batchSize, int localEpochs) {
    public Recipe {
        layers = List.copyOf(layers);
    }
}
