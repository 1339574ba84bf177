package assay.simulation.metric;

import java.util.ArrayList;
import java.util.List;

/** How candidates became fewer, on average over elections. */
final class Survival {
    /** The sum over elections of the share left after a cycle, at the cycle's number. */
    private final List<Double> shares = new ArrayList<>();

    private double lastShares;
    private long cycles;
    private long elections;

    /** One more election: how many were left at the start and after each cycle. */
    void add(List<Integer> survivors) {
        double first = survivors.get(0);
        elections++;
        cycles += survivors.size() - 1;
        // An election that is over keeps its members while others go on.
        while (shares.size() < survivors.size()) shares.add(lastShares);
        double last = survivors.get(survivors.size() - 1) / first;
        for (int cycle = 0; cycle < shares.size(); cycle++) {
            double share = cycle < survivors.size() ? survivors.get(cycle) / first : last;
            shares.set(cycle, shares.get(cycle) + share);
        }
        lastShares += last;
    }

    long elections() {
        return elections;
    }

    void report(Figures into) {
        for (int cycle = 1; cycle < shares.size(); cycle++) {
            into.put(Metric.SURVIVAL, Integer.toString(cycle), shares.get(cycle) / elections);
        }
        into.share(Metric.CYCLES, "", cycles, elections);
    }
}
