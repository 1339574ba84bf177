package assay.simulation.learning;

import assay.domain.training.AggregationRules;
import assay.domain.training.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which updates count, and how much, by strategies that do not trust them all. Krum is worked out on {@link Geometry} as
 * it is defined; median and trimmed mean, which go parameter by parameter, are taken to leave out whole updates that are
 * far from the others, up to as many as they would leave out of values.
 */
final class Choice {
    /** An update this many times as far from the middle as most are is outside in most parameters. */
    private static final double FAR = 1.5;

    private static final double ONE = 1_000_000;

    private Choice() {}

    /** Those of {@code parts} that count under {@code strategy}. */
    static List<Blend.Part> of(Strategy strategy, AggregationRules rules, List<Blend.Part> parts, double progress) {
        List<Blend.Part> near = bounded(rules, parts, progress);
        return switch (strategy) {
            case KRUM -> nearest(near, rules.byzantine(), 1, progress);
            case MULTI_KRUM -> nearest(near, rules.byzantine(), rules.kept(), progress);
            case COORDINATE_MEDIAN -> inner(near, (near.size() - 1) / 2, progress);
            case TRIMMED_MEAN -> inner(near, (int) (near.size() * rules.trimMicros() / ONE), progress);
            case WEIGHTED_MEAN, FEDPROX, FEDAVGM, FEDADAM -> near;
        };
    }

    private static List<Blend.Part> bounded(AggregationRules rules, List<Blend.Part> parts, double progress) {
        if (rules.boundMicros() == 0) return parts;
        List<Blend.Part> near = new ArrayList<>();
        for (Blend.Part part : parts) {
            double length = Geometry.length(part.update(), progress);
            double bound = rules.boundMicros() / ONE;
            if (length <= bound) near.add(part);
            else if (rules.clipped()) near.add(new Blend.Part(part.update().shortened(bound / length), part.weight()));
        }
        return near;
    }

    private static List<Blend.Part> nearest(List<Blend.Part> parts, int byzantine, int kept, double progress) {
        int n = parts.size();
        if (n < 3) return equally(parts);
        int f = Math.min(byzantine, (n - 3) / 2);
        double[][] distances = Geometry.distances(footprints(parts), progress);
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            double[] others = distances[i].clone();
            Arrays.sort(others);
            // The first is the distance to itself.
            for (int k = 1; k <= n - f - 2; k++) scores[i] += others[k];
        }
        List<Integer> order = rising(scores);
        return equally(order.subList(0, Math.min(kept, n)).stream()
                .sorted()
                .map(parts::get)
                .toList());
    }

    /** Without up to {@code most} at either end, as far as they are far from the middle. */
    private static List<Blend.Part> inner(List<Blend.Part> parts, int most, double progress) {
        int n = parts.size();
        if (n < 3) return equally(parts);
        double[][] distances = Geometry.distances(footprints(parts), progress);
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) for (double each : distances[i]) sums[i] += StrictMath.sqrt(each);
        double[] fromMiddle = new double[n];
        int middle = rising(sums).get(0);
        for (int i = 0; i < n; i++) fromMiddle[i] = StrictMath.sqrt(distances[middle][i]);
        List<Integer> order = rising(fromMiddle);
        double usual = fromMiddle[order.get(n / 2)];
        int first = n;
        while (first > n - most && fromMiddle[order.get(first - 1)] > FAR * usual) first--;
        return equally(order.subList(0, first).stream().sorted().map(parts::get).toList());
    }

    private static List<Integer> rising(double[] values) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.length; i++) order.add(i);
        order.sort(Comparator.comparingDouble((Integer i) -> values[i]).thenComparing(Comparator.naturalOrder()));
        return order;
    }

    private static List<Footprint> footprints(List<Blend.Part> parts) {
        return parts.stream().map(Blend.Part::update).toList();
    }

    private static List<Blend.Part> equally(List<Blend.Part> parts) {
        return parts.stream().map(part -> new Blend.Part(part.update(), 1)).toList();
    }
}
