package assay.bench;

import assay.simulation.kernel.Nodes;

/**
 * The classic "hold" experiment: as many events wait as there are nodes, and each causes one more. The node draws from
 * its own random bits when that happens and where, and notes in its record what it saw. Contenders differ in the queue
 * and its loop only; the same seed must bring them to the same records.
 */
abstract class Hold {
    static final int WINDOW = 1024;
    private static final long SEED = 20_260_101;
    private static final int COUNT = 1;
    private static final int SEEN = 2;

    final Nodes nodes;

    Hold(int count) {
        nodes = new Nodes(count, SEED);
    }

    /** Lets about so many events happen. */
    abstract void run(long events);

    /** Lets everything up to a tick happen. */
    abstract void runTo(long tick);

    /** The hash of everything that happened. */
    abstract long hash();

    /** What happens at a node: notes {@code content}, and returns the bits that decide what follows. */
    final long visit(int node, int content) {
        long bits = nodes.random(node);
        nodes.set(node, COUNT, nodes.get(node, COUNT) + 1);
        nodes.set(node, SEEN, nodes.get(node, SEEN) * 31 + content);
        return bits;
    }

    /** Ticks until the next event, from 1. */
    static int delay(long bits) {
        return 1 + (int) (bits & (WINDOW - 1));
    }

    /** The node that it happens at. */
    final int target(long bits) {
        return (int) (((bits >>> 32) * nodes.count()) >>> 32);
    }

    static int content(long bits) {
        return (int) (bits >>> 10);
    }

    /** All records in one number: equal for contenders that have let the same events happen in the same order. */
    final long digest() {
        long sum = 0;
        for (int node = 0; node < nodes.count(); node++) {
            sum = sum * 31 + nodes.get(node, COUNT);
            sum = sum * 31 + nodes.get(node, SEEN);
        }
        return sum;
    }
}
