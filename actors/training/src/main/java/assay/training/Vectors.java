package assay.training;

import assay.domain.training.JobFailed;

/** Models as vectors. Sums go in double precision through all tensors in order, so that everyone gets the same bits. */
final class Vectors {
    private Vectors() {}

    /** Refuses an update of another shape than the base. */
    static void checkShape(String name, Parameters base, Parameters update) throws JobFailed {
        if (update.shapes().equals(base.shapes())) return;
        throw Failures.badInput(
                "update " + name + ": expected the base's shape " + base.shapes() + ", found " + update.shapes());
    }

    /** Refuses what claims to rest on no samples. */
    static void checkSamples(String name, long samples) throws JobFailed {
        if (samples < 1) throw Failures.badInput("update " + name + ": expected at least 1 sample, found " + samples);
    }

    /** The square of Euclid's distance between two models of one shape. */
    static double squaredDistance(Parameters a, Parameters b) {
        double sum = 0;
        for (int i = 0; i < a.tensors().size(); i++) {
            float[] left = a.tensors().get(i).elements;
            float[] right = b.tensors().get(i).elements;
            for (int j = 0; j < left.length; j++) {
                double difference = (double) left[j] - right[j];
                sum += difference * difference;
            }
        }
        return sum;
    }
}
