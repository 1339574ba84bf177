package assay.training;

import assay.domain.training.Recipe;

/** Which samples each step of local training takes, in the order that {@link LocalTraining} draws: any step can be had. */
final class BatchOrder {
    private final int[] start;
    private final long seed;
    private final int batch;
    private final int perEpoch;
    private final int steps;
    private int[] order;
    private SplitMix64 random;
    private int epoch;

    BatchOrder(Recipe recipe, int[] indices, long seed) {
        this.start = indices.clone();
        this.seed = seed;
        batch = Math.min(recipe.batchSize(), indices.length);
        perEpoch = (indices.length + batch - 1) / batch;
        steps = Math.multiplyExact(perEpoch, recipe.localEpochs());
        order = start.clone();
        random = SplitMix64.of(seed, "batches");
        epoch = -1;
    }

    /** How many samples a full batch has. */
    int batch() {
        return batch;
    }

    /** How many steps there are in all. */
    int steps() {
        return steps;
    }

    /** Makes the batch of step {@code step}, from 0, the network's; cheapest in the order of steps. */
    void load(int step, Network network, Samples samples) {
        int wanted = step / perEpoch;
        if (wanted < epoch) {
            order = start.clone();
            random = SplitMix64.of(seed, "batches");
            epoch = -1;
        }
        for (; epoch < wanted; epoch++) random.shuffle(order);
        int from = step % perEpoch * batch;
        network.load(samples, order, from, Math.min(from + batch, order.length));
    }
}
