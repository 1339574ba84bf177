package assay.simulation.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * Something kept for each interval of a run, in at most {@link #MOST} intervals of equal length. The length begins at a
 * second and doubles whenever a run turns out to be longer.
 */
final class Slices<T> {
    /** The most intervals. */
    static final int MOST = 240;

    private final Supplier<T> empty;
    private final BinaryOperator<T> merge;
    private final List<T> slices = new ArrayList<>();
    private long lengthMicros = 1_000_000;

    /**
     * @param empty what an interval begins with
     * @param merge puts the later of two neighbours into the earlier one
     */
    Slices(Supplier<T> empty, BinaryOperator<T> merge) {
        this.empty = empty;
        this.merge = merge;
    }

    /** What is kept for the interval in which this moment lies. */
    T at(long micros) {
        while (micros / lengthMicros >= MOST) doubleLength();
        int index = (int) (micros / lengthMicros);
        while (slices.size() <= index) slices.add(empty.get());
        return slices.get(index);
    }

    private void doubleLength() {
        lengthMicros *= 2;
        List<T> merged = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            if (i % 2 == 0) merged.add(slices.get(i));
            else merged.set(i / 2, merge.apply(merged.get(i / 2), slices.get(i)));
        }
        slices.clear();
        slices.addAll(merged);
    }

    double lengthSeconds() {
        return lengthMicros / 1e6;
    }

    /** All intervals from the start on. */
    List<T> all() {
        return List.copyOf(slices);
    }
}
