package assay.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Which faults, in which order, drawn from a seed: the same seed, kinds, count and nodes give the same plan. */
public record FaultPlan(long seed, int nodes, List<Fault> faults) {
    private static final int LEAST_LULL_MILLIS = 500;
    private static final int MOST_LULL_MILLIS = 4_000;

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /**
     * Draws a plan.
     *
     * @param kinds of which each is as likely as any other; one named twice is twice as likely
     */
    public static FaultPlan draw(long seed, int nodes, int count, List<FaultKind> kinds) {
        // Its algorithm is part of Java's specification: a plan stays the same on every machine.
        Random random = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            FaultKind kind = kinds.get(random.nextInt(kinds.size()));
            int node = random.nextInt(nodes);
            int lull = LEAST_LULL_MILLIS + random.nextInt(MOST_LULL_MILLIS - LEAST_LULL_MILLIS);
            faults.add(new Fault(number, kind, node, Duration.ofMillis(lull), random.nextBoolean()));
        }
        return new FaultPlan(seed, nodes, faults);
    }

    /** Every node is asked to leave and started again, one after the other, so many times over. */
    public static FaultPlan rolling(int nodes, int times) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < nodes * times; i++) {
            faults.add(new Fault(i + 1, FaultKind.STOP, i % nodes, Duration.ofMillis(LEAST_LULL_MILLIS), false));
        }
        return new FaultPlan(0, nodes, faults);
    }
}
