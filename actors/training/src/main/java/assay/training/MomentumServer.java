package assay.training;

import assay.domain.training.AggregationRules;
import assay.domain.training.JobFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step along the weighted mean that keeps a share of the steps before: v ← β v + Δ, w ← w + η v, where Δ is the mean of
 * the updates less the model they started from (FedAvgM of T.-M. H. Hsu, H. Qi, M. Brown, Measuring the effects of
 * non-identical data distribution for federated visual classification, 2019, with the signs turned round). Its state is v.
 */
final class MomentumServer implements Aggregation {
    private static final double ONE = 1_000_000;

    private final Parameters base;
    private final double rate;
    private final double momentum;
    private final Optional<Parameters> before;
    private final WeightedMean mean;

    MomentumServer(Parameters base, AggregationRules rules, Optional<Parameters> state) throws JobFailed {
        this.base = base;
        this.rate = rules.serverRateMicros() / ONE;
        this.momentum = rules.momentumMicros() / ONE;
        this.before = state;
        this.mean = new WeightedMean(base);
        if (state.isPresent()) Vectors.checkShape("state of fedavgm", base, state.get());
    }

    @Override
    public void add(String name, Parameters update, long samples) throws JobFailed {
        mean.add(name, update, samples);
    }

    @Override
    public Parameters result() {
        Parameters velocity = velocity();
        List<Parameters.Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < base.tensors().size(); i++) {
            Parameters.Tensor from = base.tensors().get(i);
            float[] v = velocity.tensors().get(i).elements;
            float[] moved = new float[v.length];
            for (int j = 0; j < v.length; j++) moved[j] = (float) (from.elements[j] + rate * v[j]);
            tensors.add(new Parameters.Tensor(from.rows, from.columns, moved));
        }
        return new Parameters(tensors);
    }

    private Parameters velocity() {
        Parameters target = mean.result();
        List<Parameters.Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < base.tensors().size(); i++) {
            Parameters.Tensor from = base.tensors().get(i);
            float[] to = target.tensors().get(i).elements;
            float[] v = new float[to.length];
            for (int j = 0; j < v.length; j++) {
                double old = before.isPresent() ? before.get().tensors().get(i).elements[j] : 0;
                v[j] = (float) (momentum * old + ((double) to[j] - from.elements[j]));
            }
            tensors.add(new Parameters.Tensor(from.rows, from.columns, v));
        }
        return new Parameters(tensors);
    }

    @Override
    public Optional<Parameters> state() {
        return Optional.of(velocity());
    }
}
