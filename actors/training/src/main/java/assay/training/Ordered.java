package assay.training;

import assay.domain.training.JobFailed;
import java.util.ArrayList;
import java.util.List;

/**
 * Each parameter by itself: its median over all updates, or the mean of what is left when the greatest and least values are
 * taken away (D. Yin, Y. Chen, K. Ramchandran, P. Bartlett, Byzantine-robust distributed learning, ICML 2018,
 * definitions 1 and 2). Samples do not count: they are the trainer's word. Of k updates ⌊trim · k⌋ values go at either
 * end; the median of an even number is the mean of the two in the middle.
 */
final class Ordered implements Aggregation {
    private static final long ONE = 1_000_000;

    private final Parameters base;
    private final boolean median;
    private final long trimMicros;
    /** One array for each rank and tensor: the least values of all parameters come first. */
    private final List<List<float[]>> ranks = new ArrayList<>();

    private Ordered(Parameters base, boolean median, long trimMicros) {
        this.base = base;
        this.median = median;
        this.trimMicros = trimMicros;
    }

    static Ordered median(Parameters base) {
        return new Ordered(base, true, 0);
    }

    static Ordered trimmed(Parameters base, long trimMicros) {
        return new Ordered(base, false, trimMicros);
    }

    @Override
    public void add(String name, Parameters update, long samples) throws JobFailed {
        Vectors.checkShape(name, base, update);
        Vectors.checkSamples(name, samples);
        List<float[]> rising = new ArrayList<>();
        for (Parameters.Tensor tensor : update.tensors()) rising.add(tensor.elements.clone());
        // Each rank keeps the lesser of what it has and what rises; the greater rises on.
        for (List<float[]> rank : ranks) {
            for (int i = 0; i < rising.size(); i++) exchange(rank.get(i), rising.get(i));
        }
        ranks.add(rising);
    }

    private static void exchange(float[] kept, float[] rising) {
        for (int j = 0; j < kept.length; j++) {
            float have = kept[j];
            float come = rising[j];
            kept[j] = Math.min(have, come);
            rising[j] = Math.max(have, come);
        }
    }

    @Override
    public Parameters result() {
        int count = ranks.size();
        int trimmed = median ? (count - 1) / 2 : (int) (count * trimMicros / ONE);
        List<Parameters.Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < base.tensors().size(); i++) {
            Parameters.Tensor shape = base.tensors().get(i);
            double[] sums = new double[shape.elements.length];
            for (int rank = trimmed; rank < count - trimmed; rank++) {
                float[] values = ranks.get(rank).get(i);
                for (int j = 0; j < sums.length; j++) sums[j] += values[j];
            }
            float[] mean = new float[sums.length];
            for (int j = 0; j < sums.length; j++) mean[j] = (float) (sums[j] / (count - 2 * trimmed));
            tensors.add(new Parameters.Tensor(shape.rows, shape.columns, mean));
        }
        return new Parameters(tensors);
    }
}
