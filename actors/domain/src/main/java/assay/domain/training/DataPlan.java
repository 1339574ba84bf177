package assay.domain.training;

/**
 * How a dataset is cut: shuffled by {@code seed}, then split by shares into training, validation (measured during
 * training) and hidden segments (measured once, at the end). Every part has at least one segment.
 *
 * @param validationMicros share of the whole in 10⁻⁶
 * @param hiddenMicros share of the whole in 10⁻⁶; the rest is for training
 */
public record DataPlan(DataSource source, int trainingSegments, long validationMicros, long hiddenMicros, long seed) {}
