package assay.training;

import assay.domain.training.Loss;
import java.nio.FloatBuffer;

/** The losses that a recipe may name, and their derivatives; {@code StrictMath}, because every machine must agree. */
final class Losses {
    private Losses() {}

    /**
     * For each of the first {@code rows} rows of {@code outputs}: adds loss and hit to {@code score}, and writes the loss's
     * derivative by the outputs to {@code deltas}. The least of equally great outputs is the network's answer; outputs
     * that are not finite are always wrong.
     */
    static void apply(
            Loss loss, FloatBuffer outputs, int[] labels, int rows, FloatBuffer deltas, int classes, Score score) {
        switch (loss) {
            case SOFTMAX_CROSS_ENTROPY -> SoftmaxLoss.apply(outputs, labels, rows, deltas, classes, score);
            case L2 -> each(Losses::half, outputs, labels, rows, deltas, classes, score);
            case LOGISTIC -> each(Losses::logistic, outputs, labels, rows, deltas, classes, score);
        }
    }

    /** A loss that is the mean of a loss of each output. */
    private interface OfOne {
        /** Loss and derivative of an output that is or is not the label's: into two places of {@code into}. */
        void take(double output, boolean label, double[] into);
    }

    private static void each(
            OfOne loss, FloatBuffer outputs, int[] labels, int rows, FloatBuffer deltas, int classes, Score score) {
        double[] taken = new double[2];
        for (int row = 0; row < rows; row++) {
            int first = row * classes;
            int best = 0;
            double sum = 0;
            for (int i = 0; i < classes; i++) {
                if (outputs.get(first + i) > outputs.get(first + best)) best = i;
                loss.take(outputs.get(first + i), i == labels[row], taken);
                sum += taken[0];
                deltas.put(first + i, (float) (taken[1] / classes));
            }
            score.add(sum / classes, best == labels[row] && Double.isFinite(sum));
        }
    }

    private static void half(double output, boolean label, double[] into) {
        double off = output - (label ? 1 : 0);
        into[0] = off * off / 2;
        into[1] = off;
    }

    private static void logistic(double output, boolean label, double[] into) {
        double sign = label ? 1 : -1;
        double margin = sign * output;
        into[0] = StrictMath.max(-margin, 0) + StrictMath.log1p(StrictMath.exp(-StrictMath.abs(margin)));
        into[1] = -sign / (1 + StrictMath.exp(margin));
    }
}
