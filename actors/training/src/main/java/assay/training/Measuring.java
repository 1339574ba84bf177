package assay.training;

import assay.domain.training.Recipe;

/** Runs models over the same samples without changing them. */
final class Measuring implements AutoCloseable {
    private static final int BATCH = 256;

    private final Network network;
    private final Samples samples;
    private final int[] all;

    Measuring(Recipe recipe, Samples samples) {
        this.samples = samples;
        all = new int[samples.count()];
        for (int i = 0; i < all.length; i++) all[i] = i;
        network = new Network(recipe, samples.dimensions(), Math.min(BATCH, all.length));
    }

    /** How {@code model}, whose shape must fit, does on the samples. */
    Score score(Parameters model) {
        network.set(model);
        Score score = new Score();
        for (int from = 0; from < all.length; from += network.batchSize()) {
            network.load(samples, all, from, Math.min(from + network.batchSize(), all.length));
            network.forward(score);
        }
        return score;
    }

    @Override
    public void close() {
        network.close();
    }
}
