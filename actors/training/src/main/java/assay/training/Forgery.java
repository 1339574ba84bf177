package assay.training;

import assay.domain.training.JobFailed;
import java.util.ArrayList;
import java.util.List;

/** Makes a model out of two without training: see {@link assay.domain.training.Job.Forge}. */
final class Forgery {
    private static final double ONE = 1_000_000;

    private Forgery() {}

    static Parameters of(Parameters base, Parameters update, long scaleMicros, long noiseMicros, long seed)
            throws JobFailed {
        if (!base.shapes().equals(update.shapes())) {
            throw Failures.badInput(
                    "an update of another shape than its base: " + update.shapes() + ", expected " + base.shapes());
        }
        SplitMix64 random = SplitMix64.of(seed, "forgery");
        List<Parameters.Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < base.tensors().size(); i++) {
            Parameters.Tensor from = base.tensors().get(i);
            float[] to = update.tensors().get(i).elements;
            double deviation = noiseMicros / ONE * rootMeanSquare(from.elements);
            float[] forged = new float[to.length];
            for (int j = 0; j < forged.length; j++) {
                double noise = deviation == 0 ? 0 : deviation * random.nextGaussian();
                forged[j] =
                        (float) (from.elements[j] + scaleMicros / ONE * ((double) to[j] - from.elements[j]) + noise);
            }
            tensors.add(new Parameters.Tensor(from.rows, from.columns, forged));
        }
        Parameters result = new Parameters(tensors);
        if (result.isFinite()) return result;
        throw Failures.badInput("a scale of " + scaleMicros / ONE + " gives numbers that are not finite");
    }

    private static double rootMeanSquare(float[] elements) {
        double sum = 0;
        for (float element : elements) sum += (double) element * element;
        return StrictMath.sqrt(sum / elements.length);
    }
}
