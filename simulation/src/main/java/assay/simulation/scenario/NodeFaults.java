package assay.simulation.scenario;

import java.time.Duration;

/**
 * What befalls whole nodes of the market, each with all entities that live on it.
 *
 * @param nodeCrash the node dies; its entities come back on the nodes that are left, or when it does
 * @param slowNode the node takes up each message late
 * @param slowNodeLag how late
 * @param replacedWriter the others hold the node dead although it runs on: for a while each of its entities has two writers
 * @param clockSkew how far, at most, a node's clock is off, in either direction
 */
public record NodeFaults(
        Spell nodeCrash, Spell slowNode, Duration slowNodeLag, Spell replacedWriter, Duration clockSkew) {
    /** Nodes run, in time. */
    public static final NodeFaults NONE =
            new NodeFaults(Spell.NEVER, Spell.NEVER, Duration.ofMillis(500), Spell.NEVER, Duration.ZERO);
}
