package assay.simulation.scenario;

import java.time.Duration;
import java.util.List;

/**
 * Where everybody is, and how messages travel.
 *
 * @param latency of messages within a region, and between regions whose distance is not stated
 * @param lossMicros share of messages that never arrive, in 10⁻⁶
 * @param duplicationMicros share of messages that arrive twice, in 10⁻⁶
 * @param reordering messages that are held back
 * @param regions parts of the world; empty when all are in one place
 * @param distances between regions
 * @param lines whose line is how wide; without a line size does not matter
 * @param nodes how many nodes the market runs on, each entity on one of them
 */
public record Network(
        Latency latency,
        long lossMicros,
        long duplicationMicros,
        Reordering reordering,
        List<Region> regions,
        List<Distance> distances,
        List<Line> lines,
        int nodes) {
    /** Nodes of a market of which nothing else is said. */
    public static final int NODES = 3;

    /** Every message takes five milliseconds and arrives once. */
    public static final Network CALM = new Network(Duration.ofMillis(5), Duration.ZERO, 0, 0);

    public Network {
        regions = List.copyOf(regions);
        distances = List.copyOf(distances);
        lines = List.copyOf(lines);
    }

    /** A network in one place, latencies spread evenly. */
    public Network(Duration latencyMedian, Duration latencyJitter, long lossMicros, long duplicationMicros) {
        this(
                new Latency(latencyMedian, latencyJitter, Latency.Spread.UNIFORM),
                lossMicros,
                duplicationMicros,
                Reordering.NONE,
                List.of(),
                List.of(),
                List.of(),
                NODES);
    }

    /** This network, losing and doubling other shares of its messages. */
    public Network losing(long otherLossMicros, long otherDuplicationMicros) {
        return new Network(
                latency, otherLossMicros, otherDuplicationMicros, reordering, regions, distances, lines, nodes);
    }

    /** This network, holding back other messages. */
    public Network with(Reordering other) {
        return new Network(latency, lossMicros, duplicationMicros, other, regions, distances, lines, nodes);
    }

    /** This network in other regions. */
    public Network with(List<Region> other) {
        return new Network(latency, lossMicros, duplicationMicros, reordering, other, distances, lines, nodes);
    }
}
