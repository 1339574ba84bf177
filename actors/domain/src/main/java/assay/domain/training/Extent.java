package assay.domain.training;

/**
 * How much of a piece of data its owner has: only samples of some of the classes, and of these not more than a number.
 *
 * @param samples the most samples; 0 for no limit
 * @param varietyMicros share of the classes that occur, in 10⁻⁶, at least one class
 */
public record Extent(int samples, long varietyMicros) {
    private static final long ONE = 1_000_000;

    /** Everything. */
    public static final Extent ALL = new Extent(0, ONE);

    /** How many of {@code classes} classes occur: rounded, at least one. */
    public int classes(int classes) {
        return (int) Math.max(1, (classes * varietyMicros + ONE / 2) / ONE);
    }

    /** Whether samples of class {@code label} occur in part {@code part}: every part has classes of its own first. */
    public boolean has(int label, int part, int classes) {
        return Math.floorMod(label - (long) part * classes(classes), classes) < classes(classes);
    }
}
