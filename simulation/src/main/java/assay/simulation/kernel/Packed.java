package assay.simulation.kernel;

/** An event in a word: a node in the lowest 26 bits, a kind in the next 6, 32 bits of anything else above. */
public final class Packed {
    /** The most nodes that events can name. */
    public static final int MAX_NODES = 1 << 26;

    private static final int KIND_SHIFT = 26;
    private static final int KINDS = 1 << 6;
    private static final int REST_SHIFT = 32;

    private Packed() {}

    /** An event; {@code kind} from 0 to 63. */
    public static long event(int kind, int node, int rest) {
        return (long) rest << REST_SHIFT | (long) kind << KIND_SHIFT | node;
    }

    public static int node(long event) {
        return (int) event & (MAX_NODES - 1);
    }

    public static int kind(long event) {
        return (int) event >>> KIND_SHIFT & (KINDS - 1);
    }

    public static int rest(long event) {
        return (int) (event >>> REST_SHIFT);
    }
}
