package assay.simulation.study;

import assay.simulation.scenario.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What runs from several seeds say about a claim.
 *
 * @param reason in words, for people
 * @param confidence of the interval, 0 to 1
 * @param interval of the left side less the right one; empty for fewer than two runs that have both
 * @param missing runs that do not have both sides
 */
public record Judgement(
        Verdict verdict,
        String reason,
        Comparison claim,
        double confidence,
        Optional<Interval> interval,
        int missing,
        List<Seed> perSeed) {
    public Judgement {
        perSeed = List.copyOf(perSeed);
    }

    /** One run: both sides of the comparison, missing when the run does not have them. */
    public record Seed(long seed, OptionalDouble left, OptionalDouble right) {
        /** The left side less the right one. */
        public OptionalDouble difference() {
            if (left.isEmpty() || right.isEmpty()) return OptionalDouble.empty();
            return OptionalDouble.of(left.getAsDouble() - right.getAsDouble());
        }
    }

    /** Weighs {@code perSeed} against {@code claim}. */
    public static Judgement of(Comparison claim, double confidence, List<Seed> perSeed) {
        List<Double> differences = new ArrayList<>();
        for (Seed seed : perSeed) seed.difference().ifPresent(differences::add);
        int missing = perSeed.size() - differences.size();
        double[] values = differences.stream().mapToDouble(Double::doubleValue).toArray();
        Optional<Interval> interval = Interval.of(values, confidence);
        Verdict verdict = Verdict.UNDECIDED;
        String reason;
        if (2 * missing > perSeed.size()) {
            reason = missing + " of " + perSeed.size() + " runs do not have what the claim compares";
        } else if (interval.isEmpty()) {
            reason = "a single run has no confidence interval";
        } else {
            if (claim.operator().holdsThroughout(interval.get())) verdict = Verdict.SUPPORTED;
            else if (claim.operator().failsThroughout(interval.get())) verdict = Verdict.REFUTED;
            reason = words(claim, confidence, interval.get(), missing);
        }
        return new Judgement(verdict, reason, claim, confidence, interval, missing, perSeed);
    }

    private static String words(Comparison claim, double confidence, Interval found, int missing) {
        String runs = found.number() + " runs" + (missing == 0 ? "" : " (" + missing + " more lack a metric)");
        return String.format(
                Locale.ROOT,
                "%s less %s is %.4g on average over %s; %s %% confidence interval %.4g to %.4g",
                claim.left().text(),
                claim.right().text(),
                found.mean(),
                runs,
                percent(confidence),
                found.low(),
                found.high());
    }

    private static String percent(double confidence) {
        return java.math.BigDecimal.valueOf(confidence)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }
}
