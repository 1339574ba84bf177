package assay.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** The samples of one segment, and a random order to visit them in. */
final class Batches {
    /** Nodes of each layer of the network that everyone trains, inputs first. */
    static final int[] NODES = {784, 128, 64, 10};

    static final int BATCH = 100;

    final int count;
    final float[] features;
    final int[] labels;
    final int[] order;

    private Batches(float[] features, int[] labels) {
        count = labels.length;
        this.features = features;
        this.labels = labels;
        order = new int[count];
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    /** Reads a segment: six header words, of which the fourth is the number of samples; features; labels. */
    static Batches of(byte[] segment) {
        ByteBuffer in = ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN);
        int count = in.getInt(12);
        float[] features = new float[count * NODES[0]];
        in.position(24).asFloatBuffer().get(features);
        in.position(24 + features.length * Float.BYTES);
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) labels[i] = in.getShort();
        return new Batches(features, labels);
    }

    void gather(int from, float[] target) {
        for (int i = 0; i < BATCH; i++) {
            System.arraycopy(features, order[from + i] * NODES[0], target, i * NODES[0], NODES[0]);
        }
    }

    /** Where the loops start: uniform weights, as the trainer's. */
    static float[] initialWeights(int layer, Random random) {
        float[] weights = new float[NODES[layer] * NODES[layer + 1]];
        double bound = Math.sqrt(2.24 / ((NODES[layer] + NODES[layer + 1]) / 2.0));
        for (int i = 0; i < weights.length; i++) weights[i] = (float) (bound * (2 * random.nextDouble() - 1));
        return weights;
    }
}
