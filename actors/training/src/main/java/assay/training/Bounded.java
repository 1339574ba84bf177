package assay.training;

import assay.domain.training.AggregationRules;
import assay.domain.training.JobFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets no update further from the base than a bound: one beyond it counts for nothing, or is drawn back to the bound
 * (norm clipping: Z. Sun, P. Kairouz, A. T. Suresh, H. B. McMahan, Can you really backdoor federated learning?, 2019).
 */
final class Bounded implements Aggregation {
    private static final double ONE = 1_000_000;

    private final Aggregation inner;
    private final Parameters base;
    private final double bound;
    private final boolean clips;

    Bounded(Aggregation inner, Parameters base, AggregationRules rules) {
        this.inner = inner;
        this.base = base;
        this.bound = rules.boundMicros() / ONE;
        this.clips = rules.clipped();
    }

    @Override
    public void add(String name, Parameters update, long samples) throws JobFailed {
        Vectors.checkShape(name, base, update);
        double distance = StrictMath.sqrt(Vectors.squaredDistance(base, update));
        if (distance <= bound) {
            inner.add(name, update, samples);
        } else if (clips) {
            inner.add(name, drawnBack(update, bound / distance), samples);
        } else {
            throw Failures.badInput("update " + name + ": it is " + distance + " from the model it started from,"
                    + " expected at most " + bound);
        }
    }

    private Parameters drawnBack(Parameters update, double share) {
        List<Parameters.Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < base.tensors().size(); i++) {
            Parameters.Tensor from = base.tensors().get(i);
            float[] to = update.tensors().get(i).elements;
            float[] nearer = new float[to.length];
            for (int j = 0; j < to.length; j++) {
                nearer[j] = (float) (from.elements[j] + share * ((double) to[j] - from.elements[j]));
            }
            tensors.add(new Parameters.Tensor(from.rows, from.columns, nearer));
        }
        return new Parameters(tensors);
    }

    @Override
    public Parameters result() {
        return inner.result();
    }

    @Override
    public Optional<Parameters> state() {
        return inner.state();
    }
}
