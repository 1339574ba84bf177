package assay.domain.valuation;

/**
 * Random orders of the numbers from 0, the same for the same seed on every machine: Fisher and Yates' shuffle with the
 * bits of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, 2014).
 */
final class Orders {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final int[] order;
    private long state;

    Orders(int players, long seed) {
        order = new int[players];
        for (int i = 0; i < players; i++) order[i] = i;
        state = seed;
    }

    /** The next order; the array is used again. */
    int[] next() {
        for (int last = order.length - 1; last > 0; last--) {
            int other = below(last + 1);
            int kept = order[last];
            order[last] = order[other];
            order[other] = kept;
        }
        return order;
    }

    /** Uniform: the few numbers that would favour the first ones are drawn again. */
    private int below(int bound) {
        while (true) {
            long bits = bits() >>> 1;
            long value = bits % bound;
            if (bits - value + (bound - 1) >= 0) return (int) value;
        }
    }

    private long bits() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
