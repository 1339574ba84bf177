package assay.training;

import assay.domain.training.JobFailed;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean of the updates weighted by their samples: federated averaging (H. B. McMahan et al., Communication-efficient
 * learning of deep networks from decentralized data, AISTATS 2017). Sums are kept in double precision in the order given and
 * rounded once, so that everyone who recomputes gets the same bytes.
 */
final class WeightedMean implements Aggregation {
    private final Parameters base;
    private final List<Parameters.Shape> shapes;
    private final List<double[]> sums = new ArrayList<>();
    private long samples;

    /** For updates of {@code base}'s shape. */
    WeightedMean(Parameters base) {
        this.base = base;
        shapes = base.shapes();
        for (Parameters.Tensor tensor : base.tensors()) sums.add(new double[tensor.elements.length]);
    }

    @Override
    public void add(String name, Parameters update, long updateSamples) throws JobFailed {
        Vectors.checkShape(name, base, update);
        if (updateSamples < 1 || updateSamples > Long.MAX_VALUE - samples) {
            throw Failures.badInput("update " + name + ": expected at least 1 sample, found " + updateSamples);
        }
        for (int i = 0; i < sums.size(); i++) {
            double[] sum = sums.get(i);
            float[] elements = update.tensors().get(i).elements;
            for (int j = 0; j < sum.length; j++) sum[j] += (double) updateSamples * elements[j];
        }
        samples += updateSamples;
    }

    @Override
    public Parameters result() {
        List<Parameters.Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            double[] sum = sums.get(i);
            float[] mean = new float[sum.length];
            for (int j = 0; j < mean.length; j++) mean[j] = (float) (sum[j] / samples);
            tensors.add(
                    new Parameters.Tensor(shapes.get(i).rows(), shapes.get(i).columns(), mean));
        }
        return new Parameters(tensors);
    }
}
