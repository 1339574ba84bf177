package assay.training;

import assay.domain.training.Initializer;
import assay.domain.training.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Models to start from: biases zero, weights as {@link Initializer} says. */
final class Initials {
    private static final double ONE = 1_000_000;

    private final Initializer rule;
    private final SplitMix64 random;

    private Initials(Initializer rule, SplitMix64 random) {
        this.rule = rule;
        this.random = random;
    }

    static Parameters of(Recipe recipe, int dimensions, long seed) {
        Initials initials = new Initials(recipe.initializer(), SplitMix64.of(seed, "initial model"));
        List<Parameters.Tensor> tensors = new ArrayList<>();
        for (Parameters.Shape shape : Parameters.shapes(recipe, dimensions)) {
            boolean weights = tensors.size() % 2 == 0;
            float[] elements = weights
                    ? initials.weights(shape.rows(), shape.columns())
                    : new float[shape.rows() * shape.columns()];
            tensors.add(new Parameters.Tensor(shape.rows(), shape.columns(), elements));
        }
        return new Parameters(tensors);
    }

    private float[] weights(int inputs, int nodes) {
        double scale = rule.scaleMicros() / ONE;
        int count = inputs * nodes;
        return switch (rule.kind()) {
            case XAVIER -> drawn(rule.draw(), StrictMath.sqrt(scale / factor(inputs, nodes)), count);
            case UNIFORM -> drawn(Initializer.Draw.UNIFORM, scale, count);
            case NORMAL -> drawn(Initializer.Draw.GAUSSIAN, scale, count);
            case CONSTANT -> constant((float) scale, count);
            case ORTHOGONAL -> orthogonal(scale, inputs, nodes);
        };
    }

    private double factor(int inputs, int nodes) {
        return switch (rule.factor()) {
            case AVERAGE -> (inputs + nodes) / 2.0;
            case IN -> inputs;
            case OUT -> nodes;
        };
    }

    /** Uniform within ± the scale, or normal with it as deviation. */
    private float[] drawn(Initializer.Draw draw, double scale, int count) {
        float[] elements = new float[count];
        for (int i = 0; i < count; i++) elements[i] = (float) (scale * one(draw));
        return elements;
    }

    private double one(Initializer.Draw draw) {
        return draw == Initializer.Draw.UNIFORM ? 2 * random.nextDouble() - 1 : random.nextGaussian();
    }

    private static float[] constant(float value, int count) {
        float[] elements = new float[count];
        Arrays.fill(elements, value);
        return elements;
    }

    /** The fewer of rows and columns, as vectors made perpendicular by Gram and Schmidt's method, done twice. */
    private float[] orthogonal(double scale, int inputs, int nodes) {
        int vectors = Math.min(inputs, nodes);
        int length = Math.max(inputs, nodes);
        double[][] basis = new double[vectors][length];
        for (int v = 0; v < vectors; v++) {
            for (int i = 0; i < length; i++) basis[v][i] = one(rule.draw());
            for (int pass = 0; pass < 2; pass++) {
                for (int before = 0; before < v; before++) subtract(basis[v], basis[before]);
            }
            double norm = StrictMath.sqrt(product(basis[v], basis[v]));
            for (int i = 0; i < length; i++) basis[v][i] /= norm;
        }
        float[] elements = new float[inputs * nodes];
        for (int row = 0; row < inputs; row++) {
            for (int column = 0; column < nodes; column++) {
                double element = inputs <= nodes ? basis[row][column] : basis[column][row];
                elements[row * nodes + column] = (float) (scale * element);
            }
        }
        return elements;
    }

    private static void subtract(double[] from, double[] direction) {
        double along = product(from, direction);
        for (int i = 0; i < from.length; i++) from[i] -= along * direction[i];
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }
}
