package assay.simulation.learning;

import assay.domain.training.Recipe;

/**
 * How far a recipe's training moves a model: the sum of the steps of gradient descent with momentum on a constant gradient,
 * from rest, in units of the rate and momentum to which the curves were fitted.
 */
final class Stride {
    private static final double ONE = 1_000_000;
    private static final double FITTED_RATE = 0.1;
    private static final double FITTED_MOMENTUM = 0.9;

    private Stride() {}

    /** The displacement of training on {@code samples} samples. */
    static double of(Recipe recipe, long samples) {
        long batch = Math.max(1, Math.min(recipe.batchSize(), samples));
        long batches = (samples + batch - 1) / batch;
        return ofSteps(recipe, (double) recipe.localEpochs() * batches);
    }

    /** The displacement of so many steps. */
    static double ofSteps(Recipe recipe, double steps) {
        double momentum = recipe.momentumMicros() / ONE;
        double rate = recipe.learningRateMicros() / ONE;
        double moved = steps - momentum * (1 - StrictMath.pow(momentum, steps)) / (1 - momentum);
        return moved * rate / (1 - momentum) * (1 - FITTED_MOMENTUM) / FITTED_RATE;
    }
}
