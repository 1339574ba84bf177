package assay.domain.training;

import java.time.Duration;

/**
 * How updates are handed in.
 *
 * @param sealed whether members commit to their updates first, and show them when the round has closed
 * @param reveal how long they may take to show them
 */
public record UpdateRules(boolean sealed, Duration reveal) {
    /** Openly. */
    public static UpdateRules unsaid() {
        return new UpdateRules(false, Duration.ofSeconds(10));
    }
}
