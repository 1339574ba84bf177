package assay.domain.verification;

/**
 * What a trainer binds itself to when it hands in an update: how it came to it, state by state. States lie at the
 * boundaries of stretches of so many batches as the task says; the first is the round's model, the last is the update.
 *
 * @param steps how many batches were trained on
 * @param root the root of the {@link StateTree} over all states
 * @param sealing the hash of the nonce that the tree is salted with: see {@link StateTree#sealing}
 * @param kernel what computed; equal bytes are expected of equal kernels only
 */
public record Transcript(int steps, String root, String sealing, String kernel) {
    /** The most batches of one update. */
    public static final int MAX_STEPS = 1_000_000;

    /** The longest name of a kernel, in characters. */
    public static final int MAX_KERNEL = 200;

    /** How many stretches of {@code stretch} batches there are; the last may be shorter. */
    public int stretches(int stretch) {
        return (steps + stretch - 1) / stretch;
    }

    /** The batch after which stretch {@code index} ends. */
    public int end(int index, int stretch) {
        return (int) Math.min(steps, (index + 1L) * stretch);
    }
}
