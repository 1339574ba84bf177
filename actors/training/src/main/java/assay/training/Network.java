package assay.training;

import assay.domain.training.Activation;
import assay.domain.training.Layer;
import assay.domain.training.Loss;
import assay.domain.training.Recipe;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A feed-forward network at work: its parameters, and room for one batch, allocated once. A batch is a matrix with a
 * sample a row; a smaller one uses the first rows.
 */
final class Network implements AutoCloseable {
    /** A dense layer with what it holds for a batch. */
    private static final class Dense {
        final Activation activation;
        final Matrix weights;
        final float[] biases;
        /** What it gives, after the activation. */
        final Matrix outputs;
        /** The loss's derivative by its weighted sums. */
        final Matrix deltas;
        /** What the last steps moved the parameters by. */
        final Matrix weightVelocity;

        final float[] biasVelocity;
        final float[] biasGradient;
        /** What of its inputs drops out while training; without when nothing does. */
        final Optional<Dropout> dropout;

        Dense(Layer layer, int inputs, int batchSize, double keep) {
            dropout = keep < 1 ? Optional.of(new Dropout(keep, batchSize, inputs)) : Optional.empty();
            activation = layer.activation();
            weights = new Matrix(inputs, layer.nodes());
            biases = new float[layer.nodes()];
            outputs = new Matrix(batchSize, layer.nodes());
            deltas = new Matrix(batchSize, layer.nodes());
            weightVelocity = new Matrix(inputs, layer.nodes());
            biasVelocity = new float[layer.nodes()];
            biasGradient = new float[layer.nodes()];
        }

        void close() {
            weights.close();
            outputs.close();
            deltas.close();
            weightVelocity.close();
            dropout.ifPresent(Dropout::close);
        }
    }

    private static final double MICROS = 1_000_000;

    private final int batchSize;
    private final Matrix inputs;
    private final int[] labels;
    private final float[] row;
    private final List<Dense> layers = new ArrayList<>();
    private final Loss loss;
    private int used;
    private boolean dropping;

    /** A network of {@code recipe} for batches of up to {@code batchSize} samples. Its parameters are all zero. */
    Network(Recipe recipe, int dimensions, int batchSize) {
        this.batchSize = batchSize;
        inputs = new Matrix(batchSize, dimensions);
        labels = new int[batchSize];
        row = new float[dimensions];
        int layerInputs = dimensions;
        loss = recipe.loss();
        // One dropout after the other lets through what both do.
        double keep = 1;
        for (Layer layer : recipe.layers()) {
            if (layer.kind() == Layer.Kind.DROPOUT) {
                keep *= 1 - layer.rateMicros() / MICROS;
                continue;
            }
            layers.add(new Dense(layer, layerInputs, batchSize, keep));
            layerInputs = layer.nodes();
            keep = 1;
        }
    }

    /** Takes over {@code parameters}, whose shape must fit, and forgets all velocity. */
    void set(Parameters parameters) {
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            layer.weights.values().put(0, parameters.tensors().get(2 * i).elements);
            float[] biases = parameters.tensors().get(2 * i + 1).elements;
            System.arraycopy(biases, 0, layer.biases, 0, biases.length);
        }
    }

    /** A copy of the parameters. */
    Parameters get() {
        List<Parameters.Tensor> tensors = new ArrayList<>();
        for (Dense layer : layers) {
            float[] weights = new float[layer.weights.rows() * layer.weights.columns()];
            layer.weights.values().get(0, weights);
            tensors.add(new Parameters.Tensor(layer.weights.rows(), layer.weights.columns(), weights));
            tensors.add(new Parameters.Tensor(1, layer.biases.length, layer.biases.clone()));
        }
        return new Parameters(tensors);
    }

    /** A copy of all that the next step depends on: the parameters, then the velocities in the same order. */
    Parameters state() {
        List<Parameters.Tensor> tensors = new ArrayList<>(get().tensors());
        for (Dense layer : layers) {
            float[] velocity = new float[layer.weights.rows() * layer.weights.columns()];
            layer.weightVelocity.values().get(0, velocity);
            tensors.add(new Parameters.Tensor(layer.weights.rows(), layer.weights.columns(), velocity));
            tensors.add(new Parameters.Tensor(1, layer.biases.length, layer.biasVelocity.clone()));
        }
        return new Parameters(tensors);
    }

    /** Takes over a {@link #state()}, or parameters alone, which are a state of rest. */
    void resume(Parameters state) {
        set(state);
        int first = 2 * layers.size();
        if (state.tensors().size() == first) return;
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            layer.weightVelocity.values().put(0, state.tensors().get(first + 2 * i).elements);
            float[] biases = state.tensors().get(first + 2 * i + 1).elements;
            System.arraycopy(biases, 0, layer.biasVelocity, 0, biases.length);
        }
    }

    int batchSize() {
        return batchSize;
    }

    /** How many samples the batch has. */
    int loaded() {
        return used;
    }

    /** Makes the samples {@code order[from]} to before {@code order[to]} the batch. */
    void load(Samples samples, int[] order, int from, int to) {
        used = to - from;
        for (int i = 0; i < used; i++) {
            samples.copyFeatures(order[from + i], row, 0);
            inputs.values().put(i * row.length, row);
            labels[i] = samples.label(order[from + i]);
        }
    }

    /** Runs the batch through the network and adds how it did to {@code score}. Nothing drops out. */
    void forward(Score score) {
        dropping = false;
        run(score);
    }

    /**
     * As {@link #forward(Score)}, for training: dropout layers let drop out what {@code seed} says for {@code step}, so that
     * any single step can be done again.
     */
    void forward(Score score, long seed, long step) {
        dropping = layers.stream().anyMatch(layer -> layer.dropout.isPresent());
        if (dropping) {
            SplitMix64 random = SplitMix64.of(seed, "dropout " + step);
            for (Dense layer : layers) layer.dropout.ifPresent(dropout -> dropout.draw(random, used));
        }
        run(score);
    }

    private void run(Score score) {
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            Matrix from = i == 0 ? inputs : layers.get(i - 1).outputs;
            if (dropping) layer.dropout.ifPresent(dropout -> dropout.apply(from, used));
            layer.outputs.product(inputsOf(i), layer.weights, used);
            Activations.apply(layer.activation, layer.outputs.values(), layer.biases, used);
        }
        Dense output = layers.get(layers.size() - 1);
        Losses.apply(loss, output.outputs.values(), labels, used, output.deltas.values(), output.biases.length, score);
    }

    /**
     * After {@link #forward}: one step down the gradient of the batch's mean loss. velocity = momentum · velocity − rate ·
     * gradient; parameters = parameters + velocity.
     */
    void step(float rate, float momentum) {
        backward();
        // The products add the scaled gradient to the velocity directly: no gradient is ever stored.
        float scale = -rate / used;
        for (int i = layers.size() - 1; i >= 0; i--) {
            Dense layer = layers.get(i);
            layer.weightVelocity.accumulateOuter(scale, inputsOf(i), layer.deltas, used, momentum);
            layer.weights.add(layer.weightVelocity);
            stepBiases(layer, scale, momentum);
        }
    }

    /** The loss's derivatives by all weighted sums, from those of the last layer, which {@link #forward} has left. */
    private void backward() {
        for (int i = layers.size() - 1; i > 0; i--) {
            Dense layer = layers.get(i);
            Dense before = layers.get(i - 1);
            before.deltas.productTransposed(layer.deltas, layer.weights, used);
            if (dropping) layer.dropout.ifPresent(dropout -> dropout.derive(before.deltas, used));
            Activations.derive(
                    before.activation, before.outputs.values(), before.deltas.values(), used * before.biases.length);
        }
    }

    /** What layer number {@code i} computes with: what is before it, less what drops out. */
    private Matrix inputsOf(int i) {
        Optional<Dropout> dropout = layers.get(i).dropout;
        if (dropping && dropout.isPresent()) return dropout.get().outputs();
        return i == 0 ? inputs : layers.get(i - 1).outputs;
    }

    /** After {@link #forward}: writes the gradient of the batch's mean loss to {@code all}, tensor by tensor. */
    void gradient(float[] all) {
        backward();
        int first = 0;
        for (int i = 0; i < layers.size(); i++) {
            Dense layer = layers.get(i);
            int nodes = layer.biases.length;
            int weights = layer.weights.rows() * nodes;
            // What keeps the velocity elsewhere holds the gradient here: nobody mixes the two.
            layer.weightVelocity.accumulateOuter(1f / used, inputsOf(i), layer.deltas, used, 0);
            layer.weightVelocity.values().get(0, all, first, weights);
            sumDeltas(layer);
            for (int j = 0; j < nodes; j++) all[first + weights + j] = layer.biasGradient[j] / used;
            first += weights + nodes;
        }
    }

    /** Adds {@code change}, tensor by tensor, to the parameters. */
    void move(float[] change) {
        int first = 0;
        for (Dense layer : layers) {
            FloatBuffer weights = layer.weights.values();
            int count = layer.weights.rows() * layer.weights.columns();
            for (int j = 0; j < count; j++) weights.put(j, weights.get(j) + change[first + j]);
            first += count;
            for (int j = 0; j < layer.biases.length; j++) layer.biases[j] += change[first + j];
            first += layer.biases.length;
        }
    }

    private void stepBiases(Dense layer, float scale, float momentum) {
        sumDeltas(layer);
        for (int i = 0; i < layer.biases.length; i++) {
            layer.biasVelocity[i] = momentum * layer.biasVelocity[i] + scale * layer.biasGradient[i];
            layer.biases[i] += layer.biasVelocity[i];
        }
    }

    private void sumDeltas(Dense layer) {
        int nodes = layer.biases.length;
        Arrays.fill(layer.biasGradient, 0);
        FloatBuffer deltas = layer.deltas.values();
        for (int sample = 0; sample < used; sample++) {
            int first = sample * nodes;
            for (int i = 0; i < nodes; i++) layer.biasGradient[i] += deltas.get(first + i);
        }
    }

    @Override
    public void close() {
        inputs.close();
        layers.forEach(Dense::close);
    }
}
