package assay.training;

import assay.domain.entity.Sha256;
import assay.domain.training.JobFailed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What one iteration would change, coarsely: a word of 32 bits for each parameter concerned. Its highest bit says that the
 * gradient is +τ (the parameter goes down), otherwise −τ; the other 31 bits are the parameter's place, counted over all
 * tensors in order (Project PAI; N. Strom 2015). Words stand in the order of their places, each place at most once.
 */
final class MessageMap {
    /** What 31 bits can name. */
    static final long MAX_PARAMETERS = 1L << 31;

    /** Set when the gradient is positive. */
    static final int PLUS = 1 << 31;

    private final int[] words;

    private MessageMap(int[] words) {
        this.words = words;
    }

    /** The map of {@code words}, which are in order and are not changed any more. */
    static MessageMap of(int[] words) {
        return new MessageMap(words);
    }

    /** Makes sure that places in a network of so many parameters can be named. */
    static void require(long parameters) throws JobFailed {
        if (parameters <= MAX_PARAMETERS) return;
        throw Failures.badInput("message maps: a place has 31 bits, so a network has at most " + MAX_PARAMETERS
                + " parameters, found " + parameters + ": use another protocol for it");
    }

    /** How many words. */
    int size() {
        return words.length;
    }

    /** The place of word {@code i}. */
    int place(int i) {
        return words[i] & ~PLUS;
    }

    /** The sign of word {@code i}: 1 or −1. */
    int sign(int i) {
        return (words[i] & PLUS) != 0 ? 1 : -1;
    }

    /** How many words stand for +τ. */
    int ups() {
        int ups = 0;
        for (int word : words) if ((word & PLUS) != 0) ups++;
        return ups;
    }

    /** The same with every sign turned. */
    MessageMap turned() {
        int[] opposite = words.clone();
        for (int i = 0; i < opposite.length; i++) opposite[i] ^= PLUS;
        return new MessageMap(opposite);
    }

    /** The words, little-endian. */
    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(Math.multiplyExact(words.length, Integer.BYTES));
        out.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(words);
        return out.array();
    }

    String hash() {
        return Sha256.hexOf(encode());
    }

    /** The map of these bytes, for a network of {@code parameters}. {@code name} is for messages. */
    static MessageMap decode(String name, byte[] bytes, long parameters) throws JobFailed {
        require(parameters);
        if (bytes.length % Integer.BYTES != 0) {
            throw bad(name, "expected a multiple of 4 bytes, found " + bytes.length);
        }
        int[] words = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(words);
        MessageMap map = new MessageMap(words);
        for (int i = 0; i < words.length; i++) {
            if (map.place(i) >= parameters) {
                throw bad(name, "word " + i + " names place " + map.place(i) + " of " + parameters);
            }
            if (i > 0 && map.place(i) <= map.place(i - 1)) {
                String problem = map.place(i) == map.place(i - 1) ? " twice" : " after " + map.place(i - 1);
                throw bad(name, "word " + i + " names place " + map.place(i) + problem + ": expected rising places");
            }
        }
        return map;
    }

    private static JobFailed bad(String name, String problem) {
        return Failures.badInput("message map " + name + " is unusable: " + problem);
    }
}
