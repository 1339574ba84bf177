package assay.domain.task;

import assay.domain.training.Activation;
import assay.domain.training.Initializer;
import assay.domain.training.Layer;
import assay.domain.training.Optimizer;
import assay.domain.training.Protocol;
import assay.domain.training.Recipe;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What a task may say about networks and how they are trained. */
final class RecipeCheck {
    /** The most inputs, or nodes, of a layer whose weights start at right angles: it takes their square times the other. */
    static final int MAX_ORTHOGONAL = 2_000;

    private static final long ONE = 1_000_000;

    private final AggregationCheck.Report report;

    private RecipeCheck(AggregationCheck.Report report) {
        this.report = report;
    }

    static void of(TaskSpec spec, AggregationCheck.Report report) {
        RecipeCheck check = new RecipeCheck(report);
        check.recipe(spec.recipe());
        boolean adam = spec.recipe().optimizer().kind() == Optimizer.Kind.ADAM;
        if (adam && spec.training().protocol() == Protocol.ASYNC_RESIDUAL) {
            report.wrong(
                    "recipe.optimizer.kind", "adam", "sgd with the protocol async-residual, which sends gradients");
        }
    }

    private void recipe(Recipe recipe) {
        layers(recipe);
        long rate = recipe.learningRateMicros();
        if (rate <= 0 || rate > 100 * ONE) wrong("learning-rate", rate, "more than 0, at most 100");
        below("momentum", recipe.momentumMicros());
        count("recipe.batch-size", recipe.batchSize(), 1, TaskSpecCheck.MAX_NODES);
        count("recipe.local-epochs", recipe.localEpochs(), 1, TaskSpecCheck.MAX_EPOCHS);
        below("optimizer.first-moment", recipe.optimizer().firstMomentMicros());
        below("optimizer.second-moment", recipe.optimizer().secondMomentMicros());
        initializer(recipe);
    }

    private void layers(Recipe recipe) {
        List<Layer> layers = recipe.layers();
        int most = TaskSpecCheck.MAX_LAYERS;
        if (layers.isEmpty() || layers.size() > most) {
            report.wrong("recipe.layers", layers.size() + " layers", "1 to " + most + " layers");
        }
        // Too many are not told one by one: a refusal must not be longer than what is refused.
        for (int i = 0; i < Math.min(layers.size(), most); i++) {
            boolean output = i == layers.size() - 1;
            if (layers.get(i).kind() == Layer.Kind.DROPOUT) dropout(i, layers.get(i), output);
            else dense(i, layers.get(i), output);
        }
    }

    private void dense(int i, Layer layer, boolean output) {
        String field = "recipe.layers[" + i + "]";
        count(field + ".nodes", layer.nodes(), output ? 2 : 1, TaskSpecCheck.MAX_NODES);
        if (output && layer.activation() != Activation.LINEAR) {
            String word = layer.activation().name().toLowerCase(Locale.ROOT);
            report.wrong(field + ".activation", word, "linear: the loss applies the softmax to the output layer");
        }
        if (layer.rateMicros() != 0) {
            report.wrong(
                    field + ".rate", decimal(layer.rateMicros()), "nothing: only in dropout layers inputs drop out");
        }
    }

    private void dropout(int i, Layer layer, boolean output) {
        String field = "recipe.layers[" + i + "]";
        if (output) report.wrong(field + ".kind", "dropout", "dense for the last: its nodes are the classes");
        if (layer.nodes() != 0) {
            report.wrong(field + ".nodes", layer.nodes(), "nothing: a dropout layer has as many outputs as inputs");
        }
        if (layer.activation() != Activation.LINEAR) {
            String word = layer.activation().name().toLowerCase(Locale.ROOT);
            report.wrong(field + ".activation", word, "nothing: a dropout layer has none");
        }
        if (layer.rateMicros() < 0 || layer.rateMicros() >= ONE) {
            report.wrong(field + ".rate", decimal(layer.rateMicros()), "0 or more, less than 1");
        }
    }

    private void initializer(Recipe recipe) {
        Initializer start = recipe.initializer();
        long least = start.kind() == Initializer.Kind.CONSTANT ? -100 * ONE : 0;
        if (start.scaleMicros() < least || start.scaleMicros() > 100 * ONE) {
            wrong("initializer.scale", start.scaleMicros(), decimal(least) + " to 100");
        }
        if (start.kind() != Initializer.Kind.ORTHOGONAL) return;
        for (Layer layer : recipe.layers()) {
            if (layer.nodes() <= MAX_ORTHOGONAL) continue;
            String small = "xavier, uniform or normal for layers of more than " + MAX_ORTHOGONAL + " nodes";
            report.wrong("recipe.initializer.kind", "orthogonal", small);
            return;
        }
    }

    private void below(String field, long micros) {
        if (micros < 0 || micros >= ONE) wrong(field, micros, "0 or more, less than 1");
    }

    private void wrong(String field, long micros, String expected) {
        report.wrong("recipe." + field, decimal(micros), expected);
    }

    private void count(String field, int value, int least, int most) {
        if (value < least || value > most) report.wrong(field, value, "a whole number from " + least + " to " + most);
    }

    private static String decimal(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }
}
