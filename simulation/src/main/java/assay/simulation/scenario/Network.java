package assay.simulation.scenario;

import java.time.Duration;

/**
 * How messages travel.
 *
 * @param latencyMedian of one message on its way
 * @param latencyJitter how far above or below the median a message may take; more than the spacing of two messages
 *     reorders them
 * @param lossMicros share of messages that never arrive, in 10⁻⁶
 * @param duplicationMicros share of messages that arrive twice, in 10⁻⁶
 */
public record Network(Duration latencyMedian, Duration latencyJitter, long lossMicros, long duplicationMicros) {
    /** Every message takes five milliseconds and arrives once. */
    public static final Network CALM = new Network(Duration.ofMillis(5), Duration.ZERO, 0, 0);
}
