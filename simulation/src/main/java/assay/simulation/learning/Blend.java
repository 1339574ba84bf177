package assay.simulation.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a weighted mean of updates is made of. Weights are the samples that trainers say they used; what an update is worth
 * goes by what it was really made of.
 *
 * @param forward weight of what honest updates pull, each times its scale
 * @param backward the same of those that pull the other way
 * @param flipped the same of those trained on turned labels
 * @param displacement how far those that move at all would go alone, on average
 * @param company how many updates of different origin there are in effect: (Σ w)² / Σ w²
 * @param samples different samples that honest updates were trained on
 * @param coverage share of the classes that any honest update knows
 * @param variety share of the classes that an honest update knows on average
 * @param noiseSquared of the mean, in squares of the root mean square of the parameters
 */
record Blend(
        double forward,
        double backward,
        double flipped,
        double displacement,
        double company,
        double samples,
        double coverage,
        double variety,
        double noiseSquared) {
    private static final double ONE = 1_000_000;

    /** The same mixture, going another way far. */
    Blend moving(double far) {
        return new Blend(forward, backward, flipped, far, company, samples, coverage, variety, noiseSquared);
    }

    /** An update and its weight in the mean. */
    record Part(Footprint update, long weight) {}

    static Blend of(List<Part> parts) {
        return new Sums(parts).blend();
    }

    /**
     * What message maps do that are all applied, each in full: they move as far as all of them together, and nothing is
     * averaged away.
     */
    static Blend summed(List<Part> parts) {
        double way = 0;
        for (Part part : parts) way += part.update().displacementMicros() / ONE;
        List<Part> weighted = new ArrayList<>();
        for (Part part : parts)
            weighted.add(new Part(part.update(), Math.max(1, part.update().displacementMicros())));
        Blend mean = of(weighted);
        return new Blend(
                mean.forward,
                mean.backward,
                mean.flipped,
                way,
                1,
                mean.samples,
                mean.coverage,
                mean.variety,
                mean.noiseSquared);
    }

    private static final class Sums {
        private final double weight;
        private final Map<String, Long> samplesByOrigin = new TreeMap<>();
        private final Map<String, Double> weightByOrigin = new TreeMap<>();
        private double forward;
        private double backward;
        private double flipped;
        private double displacement;
        private double moving;
        private double variety;
        private double honest;
        private double noiseSquared;
        private long known;
        private int classes = 1;

        Sums(List<Part> parts) {
            double sum = 0;
            for (Part part : parts) sum += part.weight();
            weight = sum;
            for (Part part : parts) add(part.update(), part.weight() / weight);
        }

        private void add(Footprint update, double share) {
            double noise = share * (update.noiseMicros() / ONE);
            noiseSquared += noise * noise;
            double pull = share * StrictMath.abs(update.scaleMicros() / ONE);
            if (pull == 0) return;
            if (update.turned()) {
                flipped += pull;
                return;
            }
            if (update.scaleMicros() > 0) forward += pull;
            else backward += pull;
            displacement += pull * (update.displacementMicros() / ONE);
            moving += pull;
            classes = update.classes();
            known |= update.known();
            variety += share * Long.bitCount(update.known()) / Footprint.counted(classes);
            honest += share;
            samplesByOrigin.merge(update.origin(), update.samples(), Math::max);
            weightByOrigin.merge(update.origin(), pull, Double::sum);
        }

        private Blend blend() {
            double samples = 0;
            for (long each : samplesByOrigin.values()) samples += each;
            double squares = 0;
            for (double each : weightByOrigin.values()) squares += each * each;
            return new Blend(
                    forward,
                    backward,
                    flipped,
                    moving == 0 ? 0 : displacement / moving,
                    squares == 0 ? 1 : moving * moving / squares,
                    StrictMath.max(1, samples),
                    Long.bitCount(known) / (double) Footprint.counted(classes),
                    honest == 0 ? 1 : variety / honest,
                    noiseSquared);
        }
    }
}
