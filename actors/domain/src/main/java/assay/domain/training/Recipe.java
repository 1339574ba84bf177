package assay.domain.training;

import java.util.List;

/**
 * How to train: a feed-forward network, by gradient descent over batches. The first layer's inputs come from the data; the
 * last layer's nodes are the classes.
 *
 * @param layers from first hidden to output
 * @param learningRateMicros step size in 10⁻⁶, on the gradient averaged over the batch
 * @param momentumMicros in 10⁻⁶, 0 to below 1 000 000
 * @param batchSize samples a step
 * @param localEpochs passes over the trainer's data in one round
 * @param loss what is brought down
 */
public record Recipe(
        List<Layer> layers,
        long learningRateMicros,
        long momentumMicros,
        int batchSize,
        int localEpochs,
        Loss loss,
        Optimizer optimizer,
        Initializer initializer) {
    public Recipe {
        layers = List.copyOf(layers);
    }

    /** By stochastic gradient descent on softmax cross entropy. */
    public Recipe(List<Layer> layers, long learningRateMicros, long momentumMicros, int batchSize, int localEpochs) {
        this(
                layers,
                learningRateMicros,
                momentumMicros,
                batchSize,
                localEpochs,
                Loss.unsaid(),
                Optimizer.unsaid(),
                Initializer.unsaid());
    }

    /** The same that brings down another loss. */
    public Recipe with(Loss other) {
        return new Recipe(
                layers, learningRateMicros, momentumMicros, batchSize, localEpochs, other, optimizer, initializer);
    }

    /** The same by another optimizer. */
    public Recipe with(Optimizer other) {
        return new Recipe(layers, learningRateMicros, momentumMicros, batchSize, localEpochs, loss, other, initializer);
    }

    /** The same from other weights. */
    public Recipe with(Initializer other) {
        return new Recipe(layers, learningRateMicros, momentumMicros, batchSize, localEpochs, loss, optimizer, other);
    }
}
