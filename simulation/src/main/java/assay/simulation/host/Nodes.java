package assay.simulation.host;

import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.NodeFaults;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

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

    /** Tells {@code dies}, each time a node dies, its number. */
    void whenOneDies(Timeline timeline, IntConsumer dies) {
        for (int node = 1; node <= count; node++) {
            befalls(timeline, down, node, 0, (dead, until) -> dies.accept(dead));
        }
    }

    /** A node is held dead although it runs on, until some time. */
    @FunctionalInterface
    interface Replacement {
        void of(int node, long untilMicros);
    }

    /** Tells {@code replaced}, each time a node is held dead although it runs on. */
    void whenOneIsReplaced(Timeline timeline, Replacement told) {
        for (int node = 1; node <= count; node++) befalls(timeline, replaced, node, 1, told);
    }

    /** One after the other, since nobody knows how many there will be. */
    private static void befalls(Timeline timeline, Spells spells, int node, long kind, Replacement told) {
        long begins = spells.next(node, timeline.nowMicros());
        if (begins == Spells.NEVER) return;
        Address here = Address.ofNode(node);
        timeline.schedule(begins, here, Kind.FAULT, here, kind, 0, () -> {
            long ends = spells.ends(node, begins);
            told.of(node, ends);
            timeline.schedule(ends, here, Kind.FAULT, here, kind, 1, () -> befalls(timeline, spells, node, kind, told));
        });
    }

    /** How late a node takes up a message that arrives at {@code atMicros}. */
    long lagMicros(int node, long atMicros) {
        return slow.hold(node, atMicros) ? lagMicros : 0;
    }

    /** How far the clock of a node is ahead; less than 0 when it is behind. */
    long skewMicros(int node) {
        if (skewMicros == 0) return 0;
        return Mix.between(Mix.of(Mix.of(seed, SKEW), node), -skewMicros, skewMicros);
    }
}
