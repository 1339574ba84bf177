package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.training.Activation;
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

    /** With rate one and no momentum a step moves the parameters by the negative gradient. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void the_gradient_is_the_slope_of_the_loss(Activation hidden) {
        Recipe recipe = Plans.network(1_000_000, 0, ORDER.length, 1, hidden, 6, 4, 3);
        Parameters start = Parameters.initial(recipe, DIMENSIONS, 11);
        try (Network network = new Network(recipe, DIMENSIONS, ORDER.length)) {
            network.set(start);
            lossOf(network);
            network.step(1, 0);
            Parameters stepped = network.get();
            for (int tensor = 0; tensor < start.tensors().size(); tensor++) {
                float[] before = start.tensors().get(tensor).elements;
                float[] after = stepped.tensors().get(tensor).elements;
                for (int i = 0; i < before.length; i++) {
                    double slope = slope(network, start, tensor, i);
                    assertThat((double) before[i] - after[i])
                            .as("tensor %d, element %d", tensor, i)
                            .isCloseTo(slope, within(2e-3 + 0.01 * Math.abs(slope)));
                }
            }
        }
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

    private double slope(Network network, Parameters start, int tensor, int element) {
        final float epsilon = 1e-2f;
        network.set(moved(start, tensor, element, epsilon));
        double above = lossOf(network);
        network.set(moved(start, tensor, element, -epsilon));
        double below = lossOf(network);
        return (above - below) / (2 * epsilon);
    }

    private double lossOf(Network network) {
        Score score = new Score();
        network.load(samples, ORDER, 0, ORDER.length);
        network.forward(score);
        return score.lossMicros() / 1e6;
    }

    private static Parameters moved(Parameters start, int tensor, int element, float by) {
        List<Parameters.Tensor> tensors = new ArrayList<>(start.tensors());
        Parameters.Tensor old = tensors.get(tensor);
        float[] elements = old.elements.clone();
        elements[element] += by;
        tensors.set(tensor, new Parameters.Tensor(old.rows, old.columns, elements));
        return new Parameters(tensors);
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
