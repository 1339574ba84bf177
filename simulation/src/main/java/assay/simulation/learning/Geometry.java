package assay.simulation.learning;

import java.util.List;

/**
 * Where updates are, as far as their footprints tell: in units of an honest update's length. What honest updates of one
 * round have in common, what those with turned labels have, how these two stand to one another, and how long noise is, was
 * measured on the bundled digits (docs/simulation.md); all other directions are taken as perpendicular.
 */
final class Geometry {
    /** The length of an honest update that goes the same way as every other, of 1. */
    private static final double COMMON = 0.88;

    private static final double OWN = StrictMath.sqrt(1 - COMMON * COMMON);

    /** Cosine between what honest updates have in common and what turned ones have. */
    private static final double OPPOSED = -0.3;

    /** How much longer turned updates get as the model gets better. */
    private static final double PROVOKED = 2.2;

    /** A model's length in those of honest updates: forged noise is in shares of it. */
    private static final double MODEL = 7;

    /** What a unit of displacement is in Euclid's distance. */
    private static final double LENGTH = 0.45;

    private static final double ONE = 1_000_000;

    private Geometry() {}

    /**
     * Squared distances between all updates.
     *
     * @param progress how far the model has come, from 0 (guessing) to 1
     */
    static double[][] distances(List<Footprint> updates, double progress) {
        int n = updates.size();
        double unit = StrictMath.max(1e-9, unit(updates));
        double[][] distances = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = squared(updates.get(i), updates.get(j), unit, progress);
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    /** The length of an update by Euclid's distance. */
    static double length(Footprint update, double progress) {
        double unit = update.displacementMicros() / ONE;
        double moved = along(update, unit, progress) * unit;
        double noise = update.noiseMicros() / ONE * MODEL * unit;
        return LENGTH * StrictMath.sqrt(moved * moved + noise * noise);
    }

    /** The displacement of those that move at all, on average. */
    private static double unit(List<Footprint> updates) {
        double sum = 0;
        int moving = 0;
        for (Footprint each : updates) {
            if (each.displacementMicros() == 0) continue;
            sum += each.displacementMicros() / ONE;
            moving++;
        }
        return moving == 0 ? 1 : sum / moving;
    }

    private static double squared(Footprint a, Footprint b, double unit, double progress) {
        double left = along(a, unit, progress);
        double right = along(b, unit, progress);
        double common = COMMON * COMMON;
        double cosine = a.turned() == b.turned() ? common : common * OPPOSED;
        // Trained on the same data from the same model, two updates of one way differ in their order of batches alone.
        if (a.origin().equals(b.origin()) && a.turned() == b.turned()) cosine = common + OWN * OWN;
        double difference = left * left + right * right - 2 * left * right * cosine;
        double noise = MODEL / ONE;
        double first = a.noiseMicros() * noise;
        double second = b.noiseMicros() * noise;
        return StrictMath.max(0, difference) + first * first + second * second;
    }

    /** How far an update goes along its own direction, back if below 0. */
    private static double along(Footprint update, double unit, double progress) {
        double length = update.scaleMicros() / ONE * (update.displacementMicros() / ONE) / unit;
        return update.turned() ? length * (1 + PROVOKED * progress) : length;
    }
}
