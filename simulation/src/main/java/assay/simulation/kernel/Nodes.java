package assay.simulation.kernel;

import assay.simulation.host.Mix;

/**
 * The records of all nodes in one array: four words each, half a cache line. The first is the state of the node's own
 * random generator (SplitMix64); what the others mean is the logic's business.
 */
public final class Nodes {
    /** Words in a record. */
    public static final int WORDS = 4;

    private static final int SHIFT = 2;

    private final long[] words;
    private long touched;

    /** So many nodes, each with random bits of its own under {@code seed}. */
    public Nodes(int count, long seed) {
        if (count > Packed.MAX_NODES) throw new IllegalArgumentException(count + " nodes: at most " + Packed.MAX_NODES);
        words = new long[count << SHIFT];
        for (int node = 0; node < count; node++) words[node << SHIFT] = Mix.of(seed, node);
    }

    public int count() {
        return words.length >>> SHIFT;
    }

    /** The memory that the records take. */
    public long bytes() {
        return 8L * words.length;
    }

    /**
     * Reads a word of the record of every event's node. The reads do not wait for one another, as those of the events'
     * own work mostly do; after them, all records are in the cache.
     */
    public void touch(long[] events, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) sum += words[Packed.node(events[i]) << SHIFT];
        // Kept, so that no compiler leaves the reading out.
        touched = sum;
    }

    /** 64 random bits, the next ones of this node. */
    public long random(int node) {
        int at = node << SHIFT;
        long state = words[at];
        words[at] = state + Mix.GOLDEN_GAMMA;
        return Mix.of(state, 0);
    }

    /** Word {@code index}, 1 to 3, of a node's record. */
    public long get(int node, int index) {
        return words[(node << SHIFT) + index];
    }

    /** Sets word {@code index}, 1 to 3, of a node's record. */
    public void set(int node, int index, long value) {
        words[(node << SHIFT) + index] = value;
    }

    /** Adds to word {@code index}, 1 to 3, of a node's record; throws {@link ArithmeticException} on overflow. */
    public void add(int node, int index, long amount) {
        int at = (node << SHIFT) + index;
        words[at] = Math.addExact(words[at], amount);
    }

    /** A value that depends on the last touching, of no meaning at all. */
    long touched() {
        return touched;
    }
}
