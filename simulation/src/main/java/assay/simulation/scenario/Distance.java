package assay.simulation.scenario;

import java.time.Duration;

/**
 * How far apart two regions are, both ways; a region may be far from itself.
 *
 * @param latency median time of one message on its way; the network's jitter grows with it
 */
public record Distance(String between, String and, Duration latency) {}
