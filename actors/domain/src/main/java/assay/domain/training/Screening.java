package assay.domain.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Which updates of a round stand out (Project PAI: the counts of +τ and −τ of each member, and J. Tukey's fences at 1.5
 * times the inter-quartile range, Exploratory data analysis, 1977). Quartiles are the medians of the lower and the upper
 * half, the middle value in neither (D. Moore, G. McCabe, Introduction to the practice of statistics). Where a member hands
 * in several messages a round their counts are added up, members are compared, and all messages of one stand out together.
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

    /**
     * The same where number i of {@code makers} made the i-th of these.
     *
     * @param makers empty where nobody made more than one
     */
    public static List<Integer> outlying(List<Trait> traits, List<Integer> makers) {
        if (makers.isEmpty()) return outlying(traits);
        if (makers.size() != traits.size()) {
            throw new IllegalArgumentException(makers.size() + " makers of " + traits.size() + " updates");
        }
        List<Integer> members = makers.stream().distinct().toList();
        List<Trait> sums = new ArrayList<>(Collections.nCopies(members.size(), new Trait(0, 0)));
        for (int i = 0; i < traits.size(); i++) {
            int member = members.indexOf(makers.get(i));
            sums.set(member, sums.get(member).plus(traits.get(i)));
        }
        List<Integer> beyond = outlying(sums).stream().map(members::get).toList();
        return IntStream.range(0, makers.size())
                .filter(place -> beyond.contains(makers.get(place)))
                .boxed()
                .toList();
    }

    /** What of the updates of {@code job} counts. */
    public static List<WeightedUpdate> kept(Job.Aggregate job, List<Trait> traits) {
        return kept(job.updates(), traits, job.outliers(), job.makers());
    }

    /** What of the updates of {@code job} counts. */
    public static List<WeightedUpdate> kept(Job.Measure job, List<Trait> traits) {
        return kept(job.updates(), traits, job.outliers(), job.makers());
    }

    private static List<WeightedUpdate> kept(
            List<WeightedUpdate> updates, List<Trait> traits, Outliers outliers, List<Integer> makers) {
        if (outliers != Outliers.EXCLUDE) return updates;
        List<Integer> places = outlying(traits, makers);
        List<WeightedUpdate> kept = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) if (!places.contains(i)) kept.add(updates.get(i));
        return kept;
    }

    /** What was measured of the updates that were kept, told of all: one that does not count changes nothing. */
    public static JobResult.Measured ofAll(JobResult.Measured kept, List<Trait> traits, Job.Measure job) {
        List<Integer> places = job.outliers() == Outliers.EXCLUDE ? outlying(traits, job.makers()) : List.of();
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
