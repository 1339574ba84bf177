package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.training.Activation;
import assay.domain.training.Layer;
import assay.domain.training.Loss;
import assay.domain.training.Optimizer;
import assay.domain.training.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkTest {
    private static final int DIMENSIONS = 5;
    private static final int[] ORDER = {0, 1, 2, 3, 4, 5, 6};

    private final Samples samples = samples();

    @ParameterizedTest
    @EnumSource(Activation.class)
    void the_gradient_is_the_slope_of_the_loss(Activation hidden) {
        assertGradientIsSlope(Plans.network(1_000_000, 0, ORDER.length, 1, hidden, 6, 4, 3));
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void the_gradient_is_the_slope_of_every_loss(Loss loss) {
        assertGradientIsSlope(Plans.network(1_000_000, 0, ORDER.length, 1, Activation.TANH, 6, 3)
                .with(loss));
    }

    @Test
    void the_gradient_is_the_slope_when_inputs_drop_out() {
        List<Layer> layers = List.of(
                Layer.dropout(200_000),
                new Layer(8, Activation.SIGMOID),
                Layer.dropout(300_000),
                Layer.dropout(100_000),
                new Layer(3, Activation.LINEAR));
        assertGradientIsSlope(new Recipe(layers, 1_000_000, 0, ORDER.length, 1));
    }

    /** With rate one and no momentum a step moves the parameters by the negative gradient. */
    private void assertGradientIsSlope(Recipe recipe) {
        Parameters start = Parameters.initial(recipe, DIMENSIONS, 11);
        try (Network network = new Network(recipe, DIMENSIONS, ORDER.length)) {
            network.set(start);
            lossOf(network);
            float[] gradient = new float[Flat.of(start).length];
            network.gradient(gradient);
            lossOf(network);
            network.step(1, 0);
            float[] before = Flat.of(start);
            float[] after = Flat.of(network.get());
            for (int i = 0; i < before.length; i++) {
                double slope = slope(network, start, i);
                assertThat((double) before[i] - after[i])
                        .as("parameter %d", i)
                        .isCloseTo(slope, within(2e-3 + 0.01 * Math.abs(slope)));
                assertThat(gradient[i]).isCloseTo(before[i] - after[i], within(1e-5f));
            }
        }
    }

    @Test
    void adam_moves_as_its_algorithm_says() {
        // α = 0.1, β₁ = 0.9, β₂ = 0.999. g = 2: m = 0.2, v = 0.004, corrected 2 and 4, step −0.1 · 2 / √4 = −0.1.
        // g = −1: m = 0.08, v = 0.004996; m̂ = 0.08 / 0.19, v̂ = 0.004996 / 0.001999.
        Recipe recipe = Plans.network(100_000, 0, 1, 1, Activation.TANH, 3).with(Optimizer.adam());
        Descent.Adam adam = new Descent.Adam(recipe, 1);
        float[] gradient = {2};
        adam.apply(gradient);
        assertThat(gradient[0]).isCloseTo(-0.1f, within(1e-6f));
        gradient[0] = -1;
        adam.apply(gradient);
        double expected = -0.1 * (0.08 / 0.19) / Math.sqrt(0.004996 / 0.001999);
        assertThat((double) gradient[0]).isCloseTo(expected, within(1e-6));
    }

    @Test
    void what_drops_out_is_made_up_for_by_the_rest() {
        Matrix ones = new Matrix(1, 50_000);
        for (int i = 0; i < 50_000; i++) ones.values().put(i, 1);
        try (Dropout dropout = new Dropout(0.75, 1, 50_000)) {
            dropout.draw(SplitMix64.of(1, "dropout 0"), 1);
            dropout.apply(ones, 1);
            double sum = 0;
            int gone = 0;
            for (int i = 0; i < 50_000; i++) {
                float value = dropout.outputs().values().get(i);
                if (value == 0) gone++;
                else assertThat(value).isEqualTo(4 / 3f);
                sum += value;
            }
            // Four standard deviations of a binomial of 50,000 draws.
            assertThat(gone / 50_000.0).isCloseTo(0.25, within(4 * Math.sqrt(0.25 * 0.75 / 50_000)));
            assertThat(sum / 50_000).isCloseTo(1, within(0.011));
        }
        ones.close();
    }

    @Test
    void dropout_is_the_same_for_the_same_step_another_for_another_and_none_when_measuring() {
        List<Layer> layers =
                List.of(new Layer(30, Activation.RELU), Layer.dropout(500_000), new Layer(3, Activation.LINEAR));
        Recipe recipe = new Recipe(layers, 1, 0, ORDER.length, 1);
        try (Network network = new Network(recipe, DIMENSIONS, ORDER.length)) {
            network.set(Parameters.initial(recipe, DIMENSIONS, 11));
            long first = training(network, 0);
            assertThat(training(network, 1)).isNotEqualTo(first);
            assertThat(training(network, 0)).isEqualTo(first);
            Score measured = new Score();
            network.forward(measured);
            Score again = new Score();
            network.forward(again);
            assertThat(again.lossMicros()).isEqualTo(measured.lossMicros()).isNotEqualTo(first);
        }
    }

    private long training(Network network, long step) {
        Score score = new Score();
        network.load(samples, ORDER, 0, ORDER.length);
        network.forward(score, 5, step);
        return score.lossMicros();
    }

    @Test
    void momentum_keeps_a_share_of_the_last_movement() {
        Recipe recipe = Plans.network(1, 0, ORDER.length, 1, Activation.TANH, 4, 3);
        Parameters start = Parameters.initial(recipe, DIMENSIONS, 11);
        try (Network network = new Network(recipe, DIMENSIONS, ORDER.length)) {
            network.set(start);
            lossOf(network);
            network.step(0.01f, 0.5f);
            float first = weight(network.get()) - weight(start);
            Parameters between = network.get();
            lossOf(network);
            // A rate of nothing: only the velocity is left.
            network.step(0, 0.5f);
            assertThat(weight(network.get()) - weight(between)).isCloseTo(first / 2, within(1e-6f));
        }
    }

    @Test
    void a_smaller_batch_gives_what_a_network_of_its_size_gives() {
        Recipe recipe = Plans.network(1, 0, 3, 1, Activation.RELU, 4, 3);
        Parameters start = Parameters.initial(recipe, DIMENSIONS, 11);
        List<Parameters> results = new ArrayList<>();
        for (int room : new int[] {1, 7}) {
            try (Network network = new Network(recipe, DIMENSIONS, room)) {
                network.set(start);
                // Leaves something behind in the rows that the small batch must not look at.
                network.load(samples, ORDER, 0, room);
                network.forward(new Score());
                network.load(samples, ORDER, 6, 7);
                network.forward(new Score());
                network.step(0.1f, 0);
                results.add(network.get());
            }
        }
        assertThat(results.get(1).encode()).isEqualTo(results.get(0).encode());
    }

    private double slope(Network network, Parameters start, int parameter) {
        final float epsilon = 1e-2f;
        network.set(moved(start, parameter, epsilon));
        double above = lossOf(network);
        network.set(moved(start, parameter, -epsilon));
        double below = lossOf(network);
        return (above - below) / (2 * epsilon);
    }

    private double lossOf(Network network) {
        Score score = new Score();
        network.load(samples, ORDER, 0, ORDER.length);
        network.forward(score, 5, 0);
        return score.lossMicros() / 1e6;
    }

    private static Parameters moved(Parameters start, int parameter, float by) {
        float[] all = Flat.of(start);
        all[parameter] += by;
        return Flat.parameters(start.shapes(), all);
    }

    private static float weight(Parameters parameters) {
        return parameters.tensors().get(0).elements[0];
    }

    private static Samples samples() {
        SplitMix64 random = SplitMix64.of(3, "test samples");
        float[] features = new float[ORDER.length * DIMENSIONS];
        for (int i = 0; i < features.length; i++) features[i] = (float) random.nextDouble();
        return new FloatSamples(DIMENSIONS, 3, features, new int[] {0, 1, 2, 2, 1, 0, 1});
    }
}
