package assay.file;

import assay.domain.training.Activation;
import assay.domain.training.Initializer;
import assay.domain.training.Layer;
import assay.domain.training.Loss;
import assay.domain.training.Optimizer;
import assay.domain.training.Recipe;
import java.util.ArrayList;
import java.util.List;

/** Reads how to train: section {@code recipe}. */
final class RecipeReader {
    private RecipeReader() {}

    static Recipe read(Section recipe) {
        Recipe read = new Recipe(
                layers(recipe.requiredSections("layers")),
                recipe.micros("learning-rate", Defaults.LEARNING_RATE_MICROS),
                recipe.micros("momentum", 0),
                recipe.integer("batch-size", Defaults.BATCH_SIZE),
                recipe.integer("local-epochs", 1),
                recipe.word("loss", Loss.values(), Loss.unsaid()),
                optimizer(recipe.section("optimizer")),
                initializer(recipe.section("initializer")));
        recipe.refuseOthers();
        return read;
    }

    private static List<Layer> layers(List<Section> sections) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            Section layer = sections.get(i);
            Layer.Kind kind = layer.word("kind", Layer.Kind.values(), Layer.Kind.unsaid());
            boolean dense = kind == Layer.Kind.DENSE;
            boolean linear = !dense || i == sections.size() - 1;
            layers.add(new Layer(
                    dense ? layer.integer("nodes") : layer.integer("nodes", 0),
                    layer.word("activation", Activation.values(), linear ? Activation.LINEAR : Activation.RELU),
                    kind,
                    layer.micros("rate", dense ? 0 : Defaults.DROPOUT_MICROS)));
            layer.refuseOthers();
        }
        return layers;
    }

    private static Optimizer optimizer(Section optimizer) {
        Optimizer usual = Optimizer.unsaid();
        Optimizer read = new Optimizer(
                optimizer.word("kind", Optimizer.Kind.values(), usual.kind()),
                optimizer.micros("first-moment", usual.firstMomentMicros()),
                optimizer.micros("second-moment", usual.secondMomentMicros()));
        optimizer.refuseOthers();
        return read;
    }

    private static Initializer initializer(Section initializer) {
        Initializer usual = Initializer.unsaid();
        Initializer.Kind kind = initializer.word("kind", Initializer.Kind.values(), usual.kind());
        Initializer read = new Initializer(
                kind,
                initializer.micros("scale", Defaults.scaleMicros(kind)),
                initializer.word("draw", Initializer.Draw.values(), usual.draw()),
                initializer.word("factor", Initializer.Factor.values(), usual.factor()));
        initializer.refuseOthers();
        return read;
    }
}
