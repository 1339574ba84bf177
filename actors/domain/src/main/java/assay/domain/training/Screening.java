package assay.domain.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Which updates of a round stand out (Project PAI: the counts of +τ and −τ of each member, and J. Tukey's fences at 1.5
 * times the inter-quartile range, Exploratory data analysis, 1977). Quartiles are the medians of the lower and the upper
 * half, the middle value in neither (D. Moore, G. McCabe, Introduction to the practice of statistics).
 */
public final class Screening {
    /** With fewer updates nothing can be said. */
    public static final int FEWEST = 5;

    private Screening() {}

    /** Which of these, by place, stand out: in either count, and only where that varies at all. */
    public static List<Integer> outlying(List<Trait> traits) {
        List<Integer> places = new ArrayList<>();
        if (traits.size() < FEWEST) return places;
        for (int i = 0; i < traits.size(); i++) {
            if (beyond(traits, i, Trait::ups) || beyond(traits, i, Trait::downs)) places.add(i);
        }
        return places;
    }

    /** What counts where {@code outliers} says what is to be done. */
    public static List<WeightedUpdate> kept(List<WeightedUpdate> updates, List<Trait> traits, Outliers outliers) {
        if (outliers != Outliers.EXCLUDE) return updates;
        List<Integer> places = outlying(traits);
        List<WeightedUpdate> kept = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) if (!places.contains(i)) kept.add(updates.get(i));
        return kept;
    }

    /** What was measured of the updates that were kept, told of all: one that does not count changes nothing. */
    public static JobResult.Measured ofAll(JobResult.Measured kept, List<Trait> traits, Outliers outliers) {
        List<Integer> places = outliers == Outliers.EXCLUDE ? outlying(traits) : List.of();
        List<Long> errors = new ArrayList<>(List.of(kept.errorMicros().get(0)));
        List<Long> losses = new ArrayList<>(List.of(kept.lossMicros().get(0)));
        List<Long> values = new ArrayList<>();
        int counted = 0;
        for (int i = 0; i < traits.size(); i++) {
            if (!places.contains(i)) counted++;
            errors.add(kept.errorMicros().get(counted));
            losses.add(kept.lossMicros().get(counted));
            if (kept.valueMicros().isEmpty()) continue;
            values.add(places.contains(i) ? 0L : kept.valueMicros().get(counted - 1));
        }
        return new JobResult.Measured(
                errors, losses, kept.aggregate(), kept.state(), values, kept.valueErrorMicros(), traits);
    }

    private static boolean beyond(List<Trait> traits, int place, ToLongFunction<Trait> count) {
        List<Long> sorted = traits.stream().mapToLong(count).sorted().boxed().toList();
        int half = sorted.size() / 2;
        // Doubled, so that the mean of two whole numbers is one.
        long lower = doubledMedian(sorted.subList(0, half));
        long upper = doubledMedian(sorted.subList(sorted.size() - half, sorted.size()));
        long range = upper - lower;
        if (range == 0) return false;
        long value = 4 * count.applyAsLong(traits.get(place));
        return value < 2 * lower - 3 * range || value > 2 * upper + 3 * range;
    }

    static long doubledMedian(List<Long> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? 2 * sorted.get(middle) : sorted.get(middle - 1) + sorted.get(middle);
    }
}
