package assay.chaos;

import java.time.Duration;

/**
 * How long things are away.
 *
 * @param still how long a node stands still or is cut off: longer than any profile takes to give up a silent node
 * @param database how long the database is away
 * @param disk how long nothing can be written to disk
 */
public record Pauses(Duration still, Duration database, Duration disk) {
    /** On a real cluster. */
    public static final Pauses USUAL =
            new Pauses(Duration.ofSeconds(25), Duration.ofSeconds(10), Duration.ofSeconds(15));

    /** Where nothing takes time. */
    static final Pauses NONE = new Pauses(Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
