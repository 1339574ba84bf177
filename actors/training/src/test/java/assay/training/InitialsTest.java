package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.training.Activation;
import assay.domain.training.Initializer;
import assay.domain.training.Initializer.Draw;
import assay.domain.training.Initializer.Factor;
import assay.domain.training.Initializer.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights against what MXNet documents of the initialisers of the same names. */
class InitialsTest {
    private static final int INPUTS = 300;
    private static final int NODES = 100;

    @ParameterizedTest
    @CsvSource({"AVERAGE,200", "IN,300", "OUT,100"})
    void xavier_divides_its_magnitude_by_the_factor(Factor factor, double divisor) {
        double scale = Math.sqrt(3 / divisor);
        float[] uniform = weights(new Initializer(Kind.XAVIER, 3_000_000, Draw.UNIFORM, factor));
        assertThat(greatest(uniform)).isCloseTo(scale, within(0.01 * scale)).isLessThanOrEqualTo(scale);
        assertThat(deviation(uniform)).isCloseTo(scale / Math.sqrt(3), within(0.02 * scale));
        float[] gaussian = weights(new Initializer(Kind.XAVIER, 3_000_000, Draw.GAUSSIAN, factor));
        assertThat(deviation(gaussian)).isCloseTo(scale, within(0.02 * scale));
    }

    @Test
    void uniform_normal_and_constant_are_what_they_say() {
        assertThat(greatest(weights(new Initializer(Kind.UNIFORM, 70_000)))).isCloseTo(0.07, within(1e-4));
        assertThat(deviation(weights(new Initializer(Kind.NORMAL, 10_000)))).isCloseTo(0.01, within(2e-4));
        assertThat(weights(new Initializer(Kind.CONSTANT, -250_000))).containsOnly(-0.25f);
    }

    @ParameterizedTest
    @CsvSource({"300,100", "100,300"})
    void orthogonal_weights_are_perpendicular_and_of_one_length(int inputs, int nodes) {
        float[] weights = weights(new Initializer(Kind.ORTHOGONAL, 1_414_000), inputs, nodes);
        boolean byRows = inputs <= nodes;
        int vectors = Math.min(inputs, nodes);
        for (int a = 0; a < vectors; a += 7) {
            for (int b = 0; b < vectors; b++) {
                double product = 0;
                for (int i = 0; i < Math.max(inputs, nodes); i++) {
                    product += byRows
                            ? weights[a * nodes + i] * weights[b * nodes + i]
                            : weights[i * nodes + a] * weights[i * nodes + b];
                }
                assertThat(product).isCloseTo(a == b ? 1.414 * 1.414 : 0, within(1e-5));
            }
        }
    }

    @Test
    void biases_start_at_zero() {
        Parameters model = Parameters.initial(
                Plans.network(1, 0, 1, 1, Activation.RELU, 5, 3).with(new Initializer(Kind.CONSTANT, 1_000_000)), 4, 1);
        assertThat(model.tensors().get(1).elements).containsOnly(0);
        assertThat(model.tensors().get(3).elements).containsOnly(0);
    }

    private static float[] weights(Initializer initializer) {
        return weights(initializer, INPUTS, NODES);
    }

    private static float[] weights(Initializer initializer, int inputs, int nodes) {
        return Parameters.initial(
                        Plans.network(1, 0, 1, 1, Activation.RELU, nodes).with(initializer), inputs, 3)
                .tensors()
                .get(0)
                .elements;
    }

    private static double greatest(float[] values) {
        double greatest = 0;
        for (float value : values) greatest = Math.max(greatest, Math.abs(value));
        return greatest;
    }

    private static double deviation(float[] values) {
        double squares = 0;
        for (float value : values) squares += (double) value * value;
        return Math.sqrt(squares / values.length);
    }
}
