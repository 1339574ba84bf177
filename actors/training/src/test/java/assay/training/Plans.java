package assay.training;

import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import java.util.ArrayList;
import java.util.List;

/** Recipes and data plans that several tests share. */
final class Plans {
    static final DataSource DIGITS_SOURCE = new DataSource(DataFormat.DIGITS, "", "", "");
    static final DataPlan DIGITS = digits(6);
    static final Recipe TYPICAL = network(30_000, 900_000, 20, 5, Activation.RELU, 64, 32, 10);

    private Plans() {}

    static DataPlan digits(int trainingSegments) {
        return new DataPlan(DIGITS_SOURCE, trainingSegments, 150_000, 150_000, 7);
    }

    static DataPlan generated(String shape, int trainingSegments) {
        DataSource source = new DataSource(DataFormat.GENERATED, shape, "", "");
        return new DataPlan(source, trainingSegments, 100_000, 100_000, 7);
    }

    static Recipe network(
            long rateMicros, long momentumMicros, int batchSize, int epochs, Activation hidden, int... nodes) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < nodes.length; i++) {
            layers.add(new Layer(nodes[i], i == nodes.length - 1 ? Activation.LINEAR : hidden));
        }
        return new Recipe(layers, rateMicros, momentumMicros, batchSize, epochs);
    }
}
