package assay.simulation.learning;

import assay.domain.training.DataPlan;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;

/**
 * Recipes and plans in words, which chance is drawn from. What a file does not say adds nothing to the words, so that a
 * choice that comes up later moves no run that does not make it.
 */
final class Spelled {
    private Spelled() {}

    static String of(Recipe recipe) {
        Recipe plain = new Recipe(
                recipe.layers(),
                recipe.learningRateMicros(),
                recipe.momentumMicros(),
                recipe.batchSize(),
                recipe.localEpochs());
        boolean dense = recipe.layers().stream().allMatch(layer -> layer.kind() == Layer.Kind.DENSE);
        if (!dense || !recipe.equals(plain)) return recipe.toString();
        StringBuilder words = new StringBuilder("Recipe[layers=[");
        String between = "";
        for (Layer layer : recipe.layers()) {
            words.append(between)
                    .append("Layer[nodes=")
                    .append(layer.nodes())
                    .append(", activation=")
                    .append(layer.activation())
                    .append(']');
            between = ", ";
        }
        return words + "], learningRateMicros=" + recipe.learningRateMicros() + ", momentumMicros="
                + recipe.momentumMicros() + ", batchSize=" + recipe.batchSize() + ", localEpochs="
                + recipe.localEpochs() + "]";
    }

    static String of(DataPlan plan) {
        if (plan.spread() != DataPlan.Spread.EVEN) return plan.toString();
        return "DataPlan[source=" + plan.source() + ", trainingSegments=" + plan.trainingSegments()
                + ", validationMicros=" + plan.validationMicros() + ", hiddenMicros=" + plan.hiddenMicros() + ", seed="
                + plan.seed() + "]";
    }
}
