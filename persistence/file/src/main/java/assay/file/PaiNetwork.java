package assay.file;

import assay.domain.training.Activation;
import assay.domain.training.Initializer;
import assay.domain.training.Layer;
import assay.domain.training.Loss;
import assay.domain.training.Optimizer;
import assay.domain.training.Recipe;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads networks and how they are trained as Project PAI's worker builds them from a task definition: layers by the names
 * of MXNet's {@code gluon.nn}, initialisers by those of {@code mx.init} with their parameters and MXNet's defaults.
 */
final class PaiNetwork {
    private enum PaiLayer {
        Dense,
        Dropout,
        Flatten
    }

    private enum PaiActivation {
        RELU,
        SIGMOID,
        TANH,
        SOFTRELU,
        SOFTSIGN
    }

    private enum PaiLoss {
        SoftmaxCrossEntropyLoss,
        SoftmaxCELoss,
        L2Loss,
        LogisticLoss,
        SigmoidBinaryCrossEntropyLoss,
        SigmoidBCELoss
    }

    private enum PaiOptimizer {
        SGD,
        Adam
    }

    private enum PaiInitializer {
        Xavier,
        MSRAPrelu,
        Uniform,
        Normal,
        Zero,
        One,
        Constant,
        Orthogonal
    }

    private enum PaiDraw {
        uniform,
        gaussian
    }

    private enum PaiRandom {
        uniform,
        normal
    }

    private enum PaiFactor {
        avg,
        in,
        out
    }

    private static final long ONE = 1_000_000;

    private PaiNetwork() {}

    /** Reads all of {@code optimizer} but what is not said there of a network, and all of {@code model}. */
    static Recipe read(Section optimizer, Section model) {
        PaiOptimizer kind = optimizer.exactWord("type", PaiOptimizer.values());
        boolean adam = kind == PaiOptimizer.Adam;
        Section parameters = optimizer.section("optimizer_initialization_parameters");
        long rate = parameters.rounded("learning_rate", adam ? 1_000 : Defaults.LEARNING_RATE_MICROS);
        long momentum = adam ? 0 : parameters.rounded("momentum", 0);
        Optimizer ours = adam
                ? new Optimizer(
                        Optimizer.Kind.ADAM,
                        parameters.rounded("beta1", Optimizer.adam().firstMomentMicros()),
                        parameters.rounded("beta2", Optimizer.adam().secondMomentMicros()))
                : Optimizer.unsaid();
        parameters.refuseOthers();
        int batch = optimizer.integer("batch-size", Defaults.BATCH_SIZE);
        Initializer initializer =
                optimizer.has("initializer") ? initializer(optimizer.section("initializer")) : Initializer.unsaid();
        model.mustBe("type", "FC-DNN");
        Loss loss = loss(model.exactWord("loss", PaiLoss.values()));
        List<Layer> layers = layers(model.requiredSections("hidden-units"));
        model.refuseOthers();
        return new Recipe(layers, rate, momentum, batch, 1, loss, ours, initializer);
    }

    private static Loss loss(PaiLoss named) {
        return switch (named) {
            case SoftmaxCrossEntropyLoss, SoftmaxCELoss -> Loss.SOFTMAX_CROSS_ENTROPY;
            case L2Loss -> Loss.L2;
            case LogisticLoss, SigmoidBinaryCrossEntropyLoss, SigmoidBCELoss -> Loss.LOGISTIC;
        };
    }

    private static List<Layer> layers(List<Section> units) {
        List<Layer> layers = new ArrayList<>();
        for (Section unit : units) {
            unit.text("id", "");
            PaiLayer type = unit.exactWord("type", PaiLayer.values());
            // Samples are flat as they are: Flatten changes nothing.
            if (type == PaiLayer.Dense) layers.add(dense(unit));
            if (type == PaiLayer.Dropout) layers.add(Layer.dropout(unit.rounded("rate", 0)));
            unit.refuseOthers();
        }
        return layers;
    }

    private static Layer dense(Section unit) {
        Activation activation = Activation.LINEAR;
        if (unit.has("activation")) {
            activation = Activation.valueOf(
                    unit.requiredWord("activation", PaiActivation.values()).name());
        }
        return new Layer(unit.integer("nodes"), activation);
    }

    private static Initializer initializer(Section section) {
        PaiInitializer name = section.exactWord("name", PaiInitializer.values());
        Section parameters = section.section("parameters");
        Initializer read = initializer(name, parameters);
        parameters.refuseOthers();
        section.refuseOthers();
        return read;
    }

    private static Initializer initializer(PaiInitializer name, Section parameters) {
        return switch (name) {
            case Xavier ->
                new Initializer(
                        Initializer.Kind.XAVIER,
                        parameters.rounded("magnitude", 3 * ONE),
                        draw(parameters.exactWord("rnd_type", PaiDraw.values(), PaiDraw.uniform) == PaiDraw.gaussian),
                        factor(parameters.exactWord("factor_type", PaiFactor.values(), PaiFactor.avg)));
            case MSRAPrelu -> preluOf(parameters);
            case Uniform -> new Initializer(Initializer.Kind.UNIFORM, parameters.rounded("scale", 70_000));
            case Normal -> new Initializer(Initializer.Kind.NORMAL, parameters.rounded("sigma", 10_000));
            case Zero -> new Initializer(Initializer.Kind.CONSTANT, 0);
            case One -> new Initializer(Initializer.Kind.CONSTANT, ONE);
            case Constant -> new Initializer(Initializer.Kind.CONSTANT, parameters.rounded("value", 0));
            case Orthogonal ->
                new Initializer(
                        Initializer.Kind.ORTHOGONAL,
                        parameters.rounded("scale", 1_414_000),
                        draw(parameters.exactWord("rand_type", PaiRandom.values(), PaiRandom.uniform)
                                == PaiRandom.normal),
                        Initializer.Factor.AVERAGE);
        };
    }

    /** K. He et al. (ICCV 2015): Gaussian, with a magnitude of 2 / (1 + slope²). */
    private static Initializer preluOf(Section parameters) {
        double slope = parameters.rounded("slope", 250_000) / (double) ONE;
        long magnitude = Math.round(2 * ONE / (1 + slope * slope));
        Initializer.Factor factor = factor(parameters.exactWord("factor_type", PaiFactor.values(), PaiFactor.avg));
        return new Initializer(Initializer.Kind.XAVIER, magnitude, Initializer.Draw.GAUSSIAN, factor);
    }

    private static Initializer.Draw draw(boolean gaussian) {
        return gaussian ? Initializer.Draw.GAUSSIAN : Initializer.Draw.UNIFORM;
    }

    private static Initializer.Factor factor(PaiFactor named) {
        return switch (named) {
            case avg -> Initializer.Factor.AVERAGE;
            case in -> Initializer.Factor.IN;
            case out -> Initializer.Factor.OUT;
        };
    }
}
