package assay.simulation.kernel;

/**
 * A hash of a sequence of words in 64 bits: equal for equal sequences, and different for different ones but for chance.
 * Nobody is kept from making two sequences with one hash; it is a check on runs, not a seal.
 */
public final class RollingHash {
    /** The multiplier of 64-bit MMIX (Knuth): odd, so that no step loses anything. */
    private static final long MULTIPLIER = 6_364_136_223_846_793_005L;

    private long value = 0x243F6A8885A308D3L;

    /** Adds one word. */
    public void fold(long word) {
        value = step(value, word);
    }

    /** Adds {@code head} and then the first {@code count} of {@code words}. */
    public void fold(long head, long[] words, int count) {
        long rolling = step(value, head);
        for (int i = 0; i < count; i++) rolling = step(rolling, words[i]);
        value = rolling;
    }

    private static long step(long value, long word) {
        // A product carries bits upwards only; the rotation brings the upper ones down.
        return Long.rotateLeft((value ^ word) * MULTIPLIER, 29);
    }

    /** The hash of all words so far. */
    public long value() {
        return value;
    }

    /** The hash as 16 hexadecimal digits. */
    public String hex() {
        return hex(value);
    }

    /** A hash as 16 hexadecimal digits. */
    public static String hex(long hash) {
        String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
