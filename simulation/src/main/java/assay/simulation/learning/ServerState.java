package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.training.AggregationRules;
import assay.domain.training.Strategy;
import java.util.Optional;

/**
 * What a strategy with a memory keeps, which its address tells: of server momentum how far the last step went, of adaptive
 * steps how many there have been.
 *
 * @param velocityMicros displacement of the last step, in 10⁻⁶
 * @param steps how many there have been
 * @param hash tells it from all others
 */
record ServerState(long velocityMicros, int steps, String hash) {
    private static final String KIND = "server";
    private static final int FIELDS = 4;
    private static final double ONE = 1_000_000;

    /** How much displacement an adaptive step of one in every parameter is worth. */
    private static final double ADAPTIVE = 60;

    Cid address() {
        return new Cid(KIND + "." + velocityMicros + "." + steps + "." + hash);
    }

    static ServerState at(Optional<Cid> address) {
        if (address.isEmpty()) return new ServerState(0, 0, "none");
        String[] fields = address.get().text().split("\\.", -1);
        if (fields.length != FIELDS || !fields[0].equals(KIND)) return new ServerState(0, 0, "none");
        return new ServerState(Long.parseLong(fields[1]), Integer.parseInt(fields[2]), fields[3]);
    }

    /** What is kept after a step whose updates went so far. */
    ServerState after(Strategy strategy, AggregationRules rules, double displacement, String name) {
        double kept = strategy == Strategy.FEDAVGM ? rules.momentumMicros() / ONE * velocityMicros : 0;
        return new ServerState(StrictMath.round(kept + displacement * ONE), steps + 1, name);
    }

    /** How far the model goes in the step after which this is kept. */
    double displacement(Strategy strategy, AggregationRules rules) {
        double rate = rules.serverRateMicros() / ONE;
        if (strategy == Strategy.FEDAVGM) return rate * velocityMicros / ONE;
        double first = 1 - StrictMath.pow(rules.momentumMicros() / ONE, steps);
        double second = StrictMath.sqrt(1 - StrictMath.pow(rules.secondMomentMicros() / ONE, steps));
        return rate * ADAPTIVE * first / StrictMath.max(1e-9, second);
    }

    static boolean kept(Strategy strategy) {
        return strategy == Strategy.FEDAVGM || strategy == Strategy.FEDADAM;
    }
}
