package assay.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle and the ends of what was measured several times. */
final class Numbers {
    private final double[] sorted;

    private Numbers(double[] sorted) {
        this.sorted = sorted;
    }

    static <T> Numbers of(Collection<T> runs, ToDoubleFunction<T> measure) {
        double[] values = runs.stream().mapToDouble(measure).toArray();
        Arrays.sort(values);
        return new Numbers(values);
    }

    double median() {
        return sorted[sorted.length / 2];
    }

    double least() {
        return sorted[0];
    }

    double most() {
        return sorted[sorted.length - 1];
    }
}
