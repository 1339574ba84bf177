package assay.training;

/** Sums up how a network did on samples. */
final class Score {
    /** Losses from here on are all the same: the model is useless, or not even finite. */
    static final long MAX_LOSS_MICROS = 1_000_000_000L;

    private static final long WHOLE_MICROS = 1_000_000;

    private double lossSum;
    private long hits;
    private long samples;

    void add(double loss, boolean hit) {
        lossSum += loss;
        if (hit) hits++;
        samples++;
    }

    /** Mean cross entropy in 10⁻⁶ nats, at most {@link #MAX_LOSS_MICROS}. */
    long lossMicros() {
        double mean = WHOLE_MICROS * (lossSum / samples);
        // Written so that not-a-number is the greatest as well.
        return mean < MAX_LOSS_MICROS ? Math.round(mean) : MAX_LOSS_MICROS;
    }

    /** Share of samples classified correctly in 10⁻⁶. */
    long accuracyMicros() {
        return WHOLE_MICROS - errorMicros();
    }

    /** Share of samples misclassified in 10⁻⁶, rounded half up. */
    long errorMicros() {
        return ((samples - hits) * WHOLE_MICROS + samples / 2) / samples;
    }
}
