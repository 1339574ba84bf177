package assay.chaos;

/**
 * A fault, and what came of it.
 *
 * @param kind its word
 * @param node whom it hit; {@code cassandra} for the database
 * @param atMillis when it began, in milliseconds since 1970
 * @param measured what was waited for: {@code entity}, {@code coordinator}, {@code leader}, {@code stop}; empty when
 *     nothing was
 * @param failoverSeconds how long the first answer took from the beginning of the fault on; negative when not measured
 * @param restoredSeconds until all nodes served again
 * @param taken commands acknowledged during the fault, by anybody
 * @param note what else there is to say; often empty
 * @param restartedBesides nodes that ended although nobody had ended them, and were started again
 */
public record Episode(
        int number,
        String kind,
        String node,
        long atMillis,
        String measured,
        double failoverSeconds,
        double restoredSeconds,
        long taken,
        String note,
        int restartedBesides) {
    /** Whether the time to the first answer is known. */
    public boolean timed() {
        return failoverSeconds >= 0;
    }
}
