package assay.simulation.scenario;

import java.time.Duration;
import java.util.List;

/**
 * A cut in the network that is planned: for a while, messages between two sides are lost. A side is named by the words
 * that {@link Sides} knows.
 *
 * @param from when it begins, after the start
 * @param until when it has healed, after the start
 * @param between one side
 * @param and the other side; empty for everybody who is not on the first
 * @param oneWay whether only what the first side sends to the other is lost
 */
public record Partition(Duration from, Duration until, List<String> between, List<String> and, boolean oneWay) {
    public Partition {
        between = List.copyOf(between);
        and = List.copyOf(and);
    }
}
