package assay.simulation.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** How unequally something is divided: who has least comes first. */
public final class Lorenz {
    private final long[] sorted;
    private final double total;

    private Lorenz(long[] sorted) {
        this.sorted = sorted;
        double sum = 0;
        for (long amount : sorted) sum += amount;
        this.total = sum;
    }

    /** One corner of the curve: the poorest {@code people} have {@code have} of everything, both 0 to 1. */
    public record Point(double people, double have) {}

    /** How these amounts, none of them negative, are divided. */
    public static Lorenz of(Collection<Long> amounts) {
        return new Lorenz(amounts.stream().mapToLong(Long::longValue).sorted().toArray());
    }

    /** 0 when all have alike, towards 1 when one has everything; empty when there is nothing to divide. */
    public OptionalDouble gini() {
        if (total == 0) return OptionalDouble.empty();
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) weighted += (2.0 * (i + 1) - sorted.length - 1) * sorted[i];
        return OptionalDouble.of(weighted / (sorted.length * total));
    }

    /** The curve from (0, 0) to (1, 1) with about {@code steps} steps; empty when there is nothing to divide. */
    public List<Point> curve(int steps) {
        if (total == 0) return List.of();
        List<Point> points = new ArrayList<>();
        points.add(new Point(0, 0));
        double sum = 0;
        int drawn = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += sorted[i];
            long step = (long) (i + 1) * steps / sorted.length;
            if (step == drawn && sorted.length > steps) continue;
            drawn = (int) step;
            points.add(new Point((i + 1.0) / sorted.length, sum / total));
        }
        return points;
    }
}
