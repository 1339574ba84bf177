package assay.training;

/**
 * A generator of random numbers whose sequence is part of our results, and therefore ours: SplitMix64 (G. Steele, D. Lea,
 * C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014).
 */
final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private long state;

    private SplitMix64(long state) {
        this.state = state;
    }

    /** The generator of {@code seed} for one {@code purpose}: what one purpose draws does not disturb another. */
    static SplitMix64 of(long seed, String purpose) {
        long state = mix(seed + GOLDEN_GAMMA);
        for (int i = 0; i < purpose.length(); i++) state = mix((state ^ purpose.charAt(i)) + GOLDEN_GAMMA);
        return new SplitMix64(state);
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, {@code bound}), without the bias of a remainder. */
    int nextInt(int bound) {
        // Lemire's multiplication, rejecting the few products that would favour some values.
        long product = (nextLong() >>> 32) * bound;
        long low = product & 0xffffffffL;
        if (low < bound) {
            long threshold = (1L << 32) % bound;
            while (low < threshold) {
                product = (nextLong() >>> 32) * bound;
                low = product & 0xffffffffL;
            }
        }
        return (int) (product >>> 32);
    }

    /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
    double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Standard normal, by the method of Box and Muller; {@code StrictMath} because every machine must agree. */
    double nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
    }

    /** Puts {@code items} into a random order (Fisher and Yates). */
    void shuffle(int[] items) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int item = items[i];
            items[i] = items[j];
            items[j] = item;
        }
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
