package assay.simulation.scenario;

import java.time.Duration;

/**
 * Messages that are held back, so that later ones overtake them.
 *
 * @param shareMicros how many, in 10⁻⁶
 * @param longest how long at most
 */
public record Reordering(long shareMicros, Duration longest) {
    /** No message is held back. */
    public static final Reordering NONE = new Reordering(0, Duration.ofSeconds(1));
}
