package assay.training;

import java.nio.FloatBuffer;

/** Cross entropy of the softmax of a network's outputs, and its derivative. */
final class SoftmaxLoss {
    private SoftmaxLoss() {}

    /**
     * For each of the first {@code rows} rows of {@code outputs}: adds loss and hit to {@code score}, and writes the loss's
     * derivative (probability less one where the label is) to {@code deltas}. The least of equally likely classes is the
     * network's answer; outputs that are not finite are always wrong.
     */
    static void apply(FloatBuffer outputs, int[] labels, int rows, FloatBuffer deltas, int classes, Score score) {
        for (int row = 0; row < rows; row++) {
            int first = row * classes;
            int best = 0;
            for (int i = 1; i < classes; i++) if (outputs.get(first + i) > outputs.get(first + best)) best = i;
            // Relative to the greatest, so that no exponential overflows.
            double greatest = outputs.get(first + best);
            double sum = 0;
            for (int i = 0; i < classes; i++) {
                double exponential = StrictMath.exp(outputs.get(first + i) - greatest);
                deltas.put(first + i, (float) exponential);
                sum += exponential;
            }
            for (int i = 0; i < classes; i++) deltas.put(first + i, (float) (deltas.get(first + i) / sum));
            int label = first + labels[row];
            deltas.put(label, deltas.get(label) - 1);
            double loss = StrictMath.log(sum) - (outputs.get(label) - greatest);
            score.add(loss, best == labels[row] && Double.isFinite(loss));
        }
    }
}
