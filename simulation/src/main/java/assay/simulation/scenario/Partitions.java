package assay.simulation.scenario;

import java.util.List;

/**
 * The cuts in the network.
 *
 * @param partitions those at stated times, between stated sides
 * @param partition those that come by chance: nodes and participants fall into two halves, drawn anew each time, and every
 *     other time only one way is cut
 */
public record Partitions(List<Partition> partitions, Spell partition) {
    /** The network stays whole. */
    public static final Partitions NONE = new Partitions(List.of(), Spell.NEVER);

    public Partitions {
        partitions = List.copyOf(partitions);
    }
}
