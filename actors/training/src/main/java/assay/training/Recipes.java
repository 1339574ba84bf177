package assay.training;

import assay.domain.training.Activation;
import assay.domain.training.JobFailed;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import java.util.List;

/** Checks that a recipe can be trained, and that models and data fit it. */
final class Recipes {
    private static final long ONE_MICROS = 1_000_000;

    private Recipes() {}

    static void check(Recipe recipe) throws JobFailed {
        List<Layer> layers = recipe.layers();
        if (layers.isEmpty()) throw bad("layers", "at least one layer", "none");
        for (Layer layer : layers) check(layer);
        Layer output = layers.get(layers.size() - 1);
        if (output.kind() != Layer.Kind.DENSE) throw bad("layers", "DENSE for the last", output.kind());
        if (output.activation() != Activation.LINEAR) {
            throw bad("layers", "LINEAR for the last (the loss applies the softmax)", output.activation());
        }
        if (recipe.learningRateMicros() < 1) throw bad("learning rate", "above 0", recipe.learningRateMicros());
        if (recipe.momentumMicros() < 0 || recipe.momentumMicros() >= ONE_MICROS) {
            throw bad("momentum", "0 to below 1 (in 10⁻⁶)", recipe.momentumMicros());
        }
        if (recipe.batchSize() < 1) throw bad("batch size", "at least 1", recipe.batchSize());
        if (recipe.localEpochs() < 1) throw bad("local epochs", "at least 1", recipe.localEpochs());
    }

    private static void check(Layer layer) throws JobFailed {
        if (layer.kind() == Layer.Kind.DENSE && layer.nodes() < 1) {
            throw bad("layers", "at least one node each", layer.nodes());
        }
        boolean dropping = layer.kind() == Layer.Kind.DROPOUT;
        if (dropping && (layer.rateMicros() < 0 || layer.rateMicros() >= ONE_MICROS)) {
            throw bad("layers", "a dropout rate of 0 to below 1 (in 10⁻⁶)", layer.rateMicros());
        }
    }

    /** Checks that a network for {@code samples} is neither too small nor too large. */
    static void checkData(Recipe recipe, int dimensions, int classes) throws JobFailed {
        long parameters = 0;
        long inputs = dimensions;
        for (Layer layer : recipe.layers()) {
            if (layer.kind() != Layer.Kind.DENSE) continue;
            parameters += (inputs + 1) * layer.nodes();
            if (parameters > Parameters.MAX_COUNT) {
                throw bad("layers", "at most " + Parameters.MAX_COUNT + " parameters", "more");
            }
            inputs = layer.nodes();
        }
        if (inputs < classes) {
            throw bad("layers", "at least " + classes + " nodes in the last, one for each class", inputs);
        }
    }

    /** Checks that {@code model} is one of {@code recipe}'s shape and takes {@code dimensions} features. */
    static void checkModel(Recipe recipe, String name, Parameters model, int dimensions) throws JobFailed {
        List<Parameters.Shape> expected = Parameters.shapes(recipe, dimensions);
        if (model.shapes().equals(expected)) return;
        throw Failures.badInput("model " + name + ": expected shape " + expected + " for this recipe and " + dimensions
                + " features, found " + model.shapes());
    }

    private static JobFailed bad(String field, String expected, Object found) {
        return Failures.badInput("recipe, " + field + ": expected " + expected + ", found " + found);
    }
}
