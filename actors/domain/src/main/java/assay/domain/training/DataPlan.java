package assay.domain.training;

/**
 * How a dataset is cut: shuffled by {@code seed}, then split by shares into training, validation (measured during
 * training) and hidden segments (measured once, at the end). Every part has at least one segment.
 *
 * @param validationMicros share of the whole in 10⁻⁶
 * @param hiddenMicros share of the whole in 10⁻⁶; the rest is for training
 * @param spread how the samples of the training part are spread over its segments, or over those who own parts of it
 */
public record DataPlan(
        DataSource source, int trainingSegments, long validationMicros, long hiddenMicros, long seed, Spread spread) {
    /** How samples are spread. */
    public enum Spread {
        /** As they come: all parts are alike. */
        EVEN,
        /**
         * Sorted by label first, so that a part has samples of one or few classes only: the pathological split of H. B.
         * McMahan et al. (AISTATS 2017).
         */
        BY_LABEL;

        /** What a plan has that says nothing. */
        public static Spread unsaid() {
            return EVEN;
        }
    }

    /** Spread evenly. */
    public DataPlan(DataSource source, int trainingSegments, long validationMicros, long hiddenMicros, long seed) {
        this(source, trainingSegments, validationMicros, hiddenMicros, seed, Spread.EVEN);
    }

    /** The same, spread otherwise. */
    public DataPlan with(Spread other) {
        return new DataPlan(source, trainingSegments, validationMicros, hiddenMicros, seed, other);
    }
}
