package assay.simulation.kernel;

import java.util.Arrays;

/**
 * Many first-in, first-out queues of words in one array. The array is cut into chunks that the queues take and give
 * back, so that a word costs its eight bytes and little more, and neighbours in a queue are neighbours in memory.
 */
final class Buckets {
    /** Words in a chunk: four cache lines. */
    static final int CHUNK = 32;

    private static final int SHIFT = 5;
    /** Chunk 0 is never handed out; as a number it says "no chunk". */
    private static final int NONE = 0;
    /** So many chunks that their words can still be numbered by an int. */
    private static final int MAX_CHUNKS = Integer.MAX_VALUE >>> SHIFT;

    private long[] words;
    /** The chunk after each, in its queue or among the free ones. */
    private int[] next;

    private final int[] first;
    /** Where the next word of each queue goes. A multiple of {@link #CHUNK} says that there is no room. */
    private final int[] room;

    private final long[] occupied;
    private int free = NONE;
    private int chunks = 1;

    /** Takes the words of an emptied queue, two at a time. */
    interface Pairs {
        void take(long one, long other);
    }

    /**
     * @param queues how many, a multiple of 64
     * @param expected how many words there is room for at first, all queues together
     */
    Buckets(int queues, long expected) {
        // Each queue may hold a chunk that is not full.
        int capacity = (int) Math.min(MAX_CHUNKS, 1 + queues / 4 + expected / CHUNK);
        words = new long[capacity << SHIFT];
        next = new int[capacity];
        first = new int[queues];
        room = new int[queues];
        occupied = new long[queues >>> 6];
    }

    void put(int queue, long word) {
        int at = room[queue];
        if ((at & (CHUNK - 1)) == 0) at = lengthen(queue, at);
        words[at] = word;
        room[queue] = at + 1;
    }

    private int lengthen(int queue, int end) {
        int chunk = free;
        if (chunk == NONE) chunk = another();
        else free = next[chunk];
        next[chunk] = NONE;
        if (first[queue] == NONE) {
            first[queue] = chunk;
            occupied[queue >>> 6] |= 1L << queue;
        } else {
            next[(end - 1) >>> SHIFT] = chunk;
        }
        return chunk << SHIFT;
    }

    private int another() {
        if (chunks == next.length) {
            if (chunks == MAX_CHUNKS) throw new IllegalStateException("more than " + MAX_CHUNKS + " chunks of events");
            int capacity = (int) Math.min(MAX_CHUNKS, chunks + (chunks >>> 1) + 16L);
            words = Arrays.copyOf(words, capacity << SHIFT);
            next = Arrays.copyOf(next, capacity);
        }
        return chunks++;
    }

    /** Moves the first chunk of a queue to {@code into}; says how many words that were, 0 when the queue is empty. */
    int take(int queue, long[] into, int offset) {
        int chunk = first[queue];
        if (chunk == NONE) return 0;
        int from = chunk << SHIFT;
        int after = next[chunk];
        int count = after == NONE ? room[queue] - from : CHUNK;
        System.arraycopy(words, from, into, offset, count);
        give(chunk);
        first[queue] = after;
        if (after == NONE) clear(queue);
        return count;
    }

    /** Empties a queue, oldest words first. Whoever takes them may put words into any queue, this one as well. */
    void empty(int queue, Pairs pairs) {
        int chunk = first[queue];
        int end = room[queue];
        clear(queue);
        while (chunk != NONE) {
            int after = next[chunk];
            int from = chunk << SHIFT;
            int to = after == NONE ? end : from + CHUNK;
            for (int at = from; at < to; at += 2) pairs.take(words[at], words[at + 1]);
            give(chunk);
            chunk = after;
        }
    }

    private void give(int chunk) {
        next[chunk] = free;
        free = chunk;
    }

    private void clear(int queue) {
        first[queue] = NONE;
        room[queue] = 0;
        occupied[queue >>> 6] &= ~(1L << queue);
    }

    /** How far it is from queue {@code from} to the next one with words in it, around the end; -1 when all are empty. */
    int distance(int from) {
        int word = from >>> 6;
        long bits = occupied[word] & (-1L << from);
        // The first word is looked at twice: from its middle at the beginning, up to there at the end.
        for (int i = 0; i <= occupied.length; i++) {
            if (bits != 0) {
                int queue = (word << 6) + Long.numberOfTrailingZeros(bits);
                return (queue - from) & (first.length - 1);
            }
            word = (word + 1) & (occupied.length - 1);
            bits = occupied[word];
        }
        return -1;
    }

    /** The memory that all this takes. */
    long bytes() {
        return 8L * words.length + 4L * next.length + 4L * first.length + 4L * room.length + 8L * occupied.length;
    }
}
