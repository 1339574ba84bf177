package assay.training;

import assay.domain.training.JobFailed;
import assay.domain.training.Recipe;

/** Stochastic gradient descent over a trainer's samples, as a recipe says. */
final class LocalTraining {
    private static final double MICROS = 1_000_000;

    private LocalTraining() {}

    /**
     * What training gave.
     *
     * @param score over the last epoch, each batch before its step
     */
    record Outcome(Parameters model, Score score) {}

    /**
     * Trains from {@code base}, which must fit, on {@code samples}' {@code indices}, in an order drawn from {@code seed},
     * drawn back to the base as strongly as {@code proximalMicros} says.
     */
    static Outcome run(Recipe recipe, Parameters base, Samples samples, int[] indices, long seed, long proximalMicros)
            throws JobFailed {
        int[] order = indices.clone();
        SplitMix64 random = SplitMix64.of(seed, "batches");
        try (Network network = new Network(recipe, samples.dimensions(), Math.min(recipe.batchSize(), order.length))) {
            network.set(base);
            Descent descent = Descent.of(recipe, base, proximalMicros / MICROS);
            Score score = new Score();
            long steps = 0;
            for (int epoch = 0; epoch < recipe.localEpochs(); epoch++) {
                random.shuffle(order);
                score = epoch(network, samples, order, descent, seed, steps);
                steps += (order.length + network.batchSize() - 1L) / network.batchSize();
            }
            Parameters model = network.get();
            if (model.isFinite()) return new Outcome(model, score);
            throw Failures.badInput("training diverged to numbers that are not finite: lower the learning rate ("
                    + recipe.learningRateMicros() / MICROS + ") or the momentum (" + recipe.momentumMicros() / MICROS
                    + ")");
        }
    }

    private static Score epoch(
            Network network, Samples samples, int[] order, Descent descent, long seed, long firstStep) {
        Score score = new Score();
        long step = firstStep;
        for (int from = 0; from < order.length; from += network.batchSize()) {
            network.load(samples, order, from, Math.min(from + network.batchSize(), order.length));
            network.forward(score, seed, step++);
            descent.step(network);
        }
        return score;
    }
}
