package assay.training;

import assay.domain.training.AggregationRules;
import assay.domain.training.JobFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adam on the weighted mean: m ← β₁ m + (1 − β₁) Δ, v ← β₂ v + (1 − β₂) Δ², w ← w + η m / (√v + τ), where Δ is the mean of
 * the updates less the model they started from; m starts at 0, v at τ² (FedAdam, algorithm 2 of S. Reddi et al., Adaptive
 * federated optimization, ICLR 2021; Δ is weighted by samples as in their experiments). Its state is m, then v.
 */
final class AdaptiveServer implements Aggregation {
    private static final double ONE = 1_000_000;

    private final Parameters base;
    private final double rate;
    private final double firstKept;
    private final double secondKept;
    private final double adaptivity;
    private final Optional<Parameters> before;
    private final WeightedMean mean;

    AdaptiveServer(Parameters base, AggregationRules rules, Optional<Parameters> state) throws JobFailed {
        this.base = base;
        this.rate = rules.serverRateMicros() / ONE;
        this.firstKept = rules.momentumMicros() / ONE;
        this.secondKept = rules.secondMomentMicros() / ONE;
        this.adaptivity = rules.adaptivityMicros() / ONE;
        this.before = state;
        this.mean = new WeightedMean(base);
        if (state.isEmpty()) return;
        List<Parameters.Shape> expected = new ArrayList<>(base.shapes());
        expected.addAll(base.shapes());
        if (!state.get().shapes().equals(expected)) {
            throw Failures.badInput("state of fedadam: expected two tensors for each of " + base.shapes() + ", found "
                    + state.get().shapes());
        }
    }

    @Override
    public void add(String name, Parameters update, long samples) throws JobFailed {
        mean.add(name, update, samples);
    }

    @Override
    public Parameters result() {
        List<Parameters.Tensor> moments = moments().tensors();
        int tensors = base.tensors().size();
        List<Parameters.Tensor> result = new ArrayList<>();
        for (int i = 0; i < tensors; i++) {
            Parameters.Tensor from = base.tensors().get(i);
            float[] first = moments.get(i).elements;
            float[] second = moments.get(tensors + i).elements;
            float[] moved = new float[first.length];
            for (int j = 0; j < moved.length; j++) {
                moved[j] = (float) (from.elements[j] + rate * first[j] / (StrictMath.sqrt(second[j]) + adaptivity));
            }
            result.add(new Parameters.Tensor(from.rows, from.columns, moved));
        }
        return new Parameters(result);
    }

    private Parameters moments() {
        Parameters target = mean.result();
        int tensors = base.tensors().size();
        List<Parameters.Tensor> first = new ArrayList<>();
        List<Parameters.Tensor> second = new ArrayList<>();
        for (int i = 0; i < tensors; i++) {
            Parameters.Tensor from = base.tensors().get(i);
            float[] to = target.tensors().get(i).elements;
            float[] m = new float[to.length];
            float[] v = new float[to.length];
            for (int j = 0; j < to.length; j++) {
                double oldM = before.isPresent() ? before.get().tensors().get(i).elements[j] : 0;
                double oldV = before.isPresent()
                        ? before.get().tensors().get(tensors + i).elements[j]
                        : adaptivity * adaptivity;
                double step = (double) to[j] - from.elements[j];
                m[j] = (float) (firstKept * oldM + (1 - firstKept) * step);
                v[j] = (float) (secondKept * oldV + (1 - secondKept) * step * step);
            }
            first.add(new Parameters.Tensor(from.rows, from.columns, m));
            second.add(new Parameters.Tensor(from.rows, from.columns, v));
        }
        first.addAll(second);
        return new Parameters(first);
    }

    @Override
    public Optional<Parameters> state() {
        return Optional.of(moments());
    }
}
