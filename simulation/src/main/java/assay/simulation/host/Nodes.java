package assay.simulation.host;

import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.NodeFaults;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The nodes that a market runs on: which entity lives where, and what is wrong with which node. */
final class Nodes {
    private static final long HOME = Mix.of("home");
    private static final long SKEW = Mix.of("skew");

    private final long seed;
    private final int count;
    private final Spells down;
    private final Spells slow;
    private final Spells replaced;
    private final long lagMicros;
    private final long skewMicros;
    private final long untilMicros;
    /** Entities that came back somewhere else than where they began. Looked up, never walked. */
    private final Map<Address, Integer> moved = new HashMap<>();

    Nodes(long seed, int count, NodeFaults faults, long untilMicros) {
        this.seed = seed;
        this.count = count;
        this.down = new Spells(seed, FaultKind.NODE_CRASH, faults.nodeCrash(), untilMicros);
        this.slow = new Spells(seed, FaultKind.SLOW_NODE, faults.slowNode(), untilMicros);
        this.replaced = new Spells(seed, FaultKind.REPLACED_WRITER, faults.replacedWriter(), untilMicros);
        this.lagMicros = faults.slowNodeLag().toNanos() / 1_000;
        this.skewMicros = faults.clockSkew().toNanos() / 1_000;
        this.untilMicros = untilMicros;
    }

    /** How many there are; they are numbered from 1. */
    int count() {
        return count;
    }

    /** The node on which {@code entity} lives. */
    int of(Address entity) {
        if (moved.isEmpty()) return home(entity, 1);
        Integer elsewhere = moved.get(entity);
        return elsewhere == null ? home(entity, 1) : elsewhere;
    }

    /** Finds a node that is up for an entity's next incarnation; empty when none is. */
    OptionalInt move(Address entity, long epoch, long nowMicros) {
        int first = home(entity, epoch);
        for (int i = 0; i < count; i++) {
            int node = 1 + (first - 1 + i) % count;
            if (down.hold(node, nowMicros)) continue;
            moved.put(entity, node);
            return OptionalInt.of(node);
        }
        return OptionalInt.empty();
    }

    private int home(Address entity, long epoch) {
        return (int) Mix.between(Mix.of(Mix.of(Mix.of(seed, HOME), entity.bits()), epoch), 1, count);
    }

    /** When nodes die, by their number. */
    Spells down() {
        return down;
    }

    /** When nodes are held dead although they run on, by their number. */
    Spells replaced() {
        return replaced;
    }

    /** How late a node takes up a message that arrives at {@code atMicros}. */
    long lagMicros(int node, long atMicros) {
        return slow.hold(node, atMicros) ? lagMicros : 0;
    }

    /** How far the clock of a node is ahead at {@code atMicros}; less than 0 when it is behind. */
    long skewMicros(int node, long atMicros) {
        if (skewMicros == 0 || atMicros >= untilMicros) return 0;
        return Mix.between(Mix.of(Mix.of(seed, SKEW), node), -skewMicros, skewMicros);
    }
}
