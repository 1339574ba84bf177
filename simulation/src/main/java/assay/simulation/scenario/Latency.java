package assay.simulation.scenario;

import java.time.Duration;

/**
 * How long messages are on their way.
 *
 * @param latencyMedian half of them are faster
 * @param latencyJitter how far they spread around it; more than the spacing of two messages reorders them
 * @param latencySpread in which way
 */
public record Latency(Duration latencyMedian, Duration latencyJitter, Spread latencySpread) {
    /** How latencies spread around their median. */
    public enum Spread {
        /** Evenly, from a jitter below the median to a jitter above. */
        UNIFORM,
        /** As measured on real networks: a few take much longer. One in six takes longer than median and jitter. */
        LOG_NORMAL
    }
}
