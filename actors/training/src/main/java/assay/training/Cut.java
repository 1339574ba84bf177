package assay.training;

import assay.domain.training.DataPlan;
import assay.domain.training.Extent;
import assay.domain.training.JobFailed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A dataset shuffled and split by a {@link DataPlan}: index lists of the three parts. Shares are rounded down, the least
 * is one sample.
 */
record Cut(Indices training, Indices validation, Indices hidden) {
    private static final long WHOLE_MICROS = 1_000_000;

    /** An immutable list of sample numbers. */
    static final class Indices {
        private final int[] values;

        private Indices(int[] values) {
            this.values = values;
        }

        int size() {
            return values.length;
        }

        int[] toArray() {
            return values.clone();
        }

        /** Piece {@code part} of {@code parts}; their sizes differ by at most one. */
        Indices piece(int part, int parts) {
            return new Indices(Arrays.copyOfRange(values, boundary(part, parts), boundary(part + 1, parts)));
        }

        /** The same, sorted by label; those of one label stay in their order. */
        Indices byLabel(Samples samples) {
            Integer[] sorted = Arrays.stream(values).boxed().toArray(Integer[]::new);
            Arrays.sort(sorted, Comparator.comparingInt(samples::label));
            return new Indices(Arrays.stream(sorted).mapToInt(Integer::intValue).toArray());
        }

        /** Those that somebody has who owns part {@code part} of the data as far as {@code extent} says. */
        int[] within(Extent extent, int part, Samples samples) {
            IntStream had =
                    Arrays.stream(values).filter(index -> extent.has(samples.label(index), part, samples.classes()));
            return (extent.samples() == 0 ? had : had.limit(extent.samples())).toArray();
        }

        private int boundary(int part, int parts) {
            return (int) ((long) values.length * part / parts);
        }
    }

    /** The cut of {@code samples}; the training part in the order in which it is cut further. */
    static Cut of(DataPlan plan, Samples samples) throws JobFailed {
        Cut even = of(plan, samples.count());
        if (plan.spread() == DataPlan.Spread.EVEN) return even;
        return new Cut(even.training.byLabel(samples), even.validation, even.hidden);
    }

    private static Cut of(DataPlan plan, int samples) throws JobFailed {
        check(plan);
        int validation = share(samples, plan.validationMicros());
        int hidden = share(samples, plan.hiddenMicros());
        int training = samples - validation - hidden;
        if (training < plan.trainingSegments()) {
            throw Failures.badInput("a dataset of " + samples + " samples is too small: " + validation
                    + " for validation and " + hidden + " hidden leave " + Math.max(training, 0) + " for "
                    + plan.trainingSegments() + " training segments (fields trainingSegments, validation, hidden)");
        }
        int[] order = new int[samples];
        for (int i = 0; i < samples; i++) order[i] = i;
        SplitMix64.of(plan.seed(), "cut").shuffle(order);
        return new Cut(
                new Indices(Arrays.copyOfRange(order, 0, training)),
                new Indices(Arrays.copyOfRange(order, training, training + validation)),
                new Indices(Arrays.copyOfRange(order, training + validation, samples)));
    }

    private static void check(DataPlan plan) throws JobFailed {
        if (plan.trainingSegments() < 1) {
            throw Failures.badInput(
                    "data plan: expected at least 1 training segment, found " + plan.trainingSegments());
        }
        long measured = plan.validationMicros() + plan.hiddenMicros();
        if (plan.validationMicros() < 0 || plan.hiddenMicros() < 0 || measured >= WHOLE_MICROS) {
            throw Failures.badInput("data plan: expected shares from 0 that leave some for training, found "
                    + plan.validationMicros() + " for validation and " + plan.hiddenMicros() + " hidden (in 10⁻⁶)");
        }
    }

    private static int share(int samples, long micros) {
        return Math.max(1, (int) (samples * micros / WHOLE_MICROS));
    }
}
