package assay.training;

import assay.domain.training.JobFailed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Of n updates, f of which may be anything, those with the least sum of squared distances to their n − f − 2 nearest
 * neighbours: Krum takes the first, multi-Krum the mean of the first few (P. Blanchard, E. M. El Mhamdi, R. Guerraoui, J.
 * Stainer, Machine learning with adversaries: Byzantine tolerant gradient descent, NIPS 2017). Equal scores go by the
 * order of the updates; samples do not count.
 *
 * <p>The definition needs n ≥ 2f + 3. With fewer updates, as in the first of a round, f is lowered to what they bear,
 * ⌊(n − 3) / 2⌋; one update stands for itself, and of two, which nothing can tell apart, the mean is taken.
 */
final class Krum implements Aggregation {
    private final Parameters base;
    private final int byzantine;
    private final int kept;
    private final List<Parameters> updates = new ArrayList<>();
    /** Row i: squared distances to the i updates before. */
    private final List<double[]> distances = new ArrayList<>();

    Krum(Parameters base, int byzantine, int kept) {
        this.base = base;
        this.byzantine = byzantine;
        this.kept = kept;
    }

    @Override
    public void add(String name, Parameters update, long samples) throws JobFailed {
        Vectors.checkShape(name, base, update);
        Vectors.checkSamples(name, samples);
        double[] row = new double[updates.size()];
        for (int i = 0; i < row.length; i++) row[i] = Vectors.squaredDistance(updates.get(i), update);
        updates.add(update);
        distances.add(row);
    }

    @Override
    public Parameters result() {
        List<Integer> chosen = chosen();
        return chosen.size() == 1 ? updates.get(chosen.get(0)) : mean(chosen);
    }

    /** Which updates are averaged, in the order in which they came. */
    List<Integer> chosen() {
        int n = updates.size();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < n; i++) order.add(i);
        if (n < 3) return order;
        double[] scores = scores();
        order.sort(Comparator.comparingDouble((Integer i) -> scores[i]).thenComparing(Comparator.naturalOrder()));
        return order.subList(0, Math.min(kept, n)).stream().sorted().toList();
    }

    /** The score of each update; the least is best. There must be three. */
    double[] scores() {
        int n = updates.size();
        int f = Math.min(byzantine, (n - 3) / 2);
        int neighbours = n - f - 2;
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            double[] others = new double[n - 1];
            for (int j = 0; j < n; j++) {
                if (j != i)
                    others[j < i ? j : j - 1] =
                            j < i ? distances.get(i)[j] : distances.get(j)[i];
            }
            Arrays.sort(others);
            for (int k = 0; k < neighbours; k++) scores[i] += others[k];
        }
        return scores;
    }

    private Parameters mean(List<Integer> chosen) {
        List<Parameters.Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < base.tensors().size(); i++) {
            Parameters.Tensor shape = base.tensors().get(i);
            float[] mean = new float[shape.elements.length];
            for (int j = 0; j < mean.length; j++) {
                double sum = 0;
                for (int each : chosen) sum += updates.get(each).tensors().get(i).elements[j];
                mean[j] = (float) (sum / chosen.size());
            }
            tensors.add(new Parameters.Tensor(shape.rows, shape.columns, mean));
        }
        return new Parameters(tensors);
    }
}
