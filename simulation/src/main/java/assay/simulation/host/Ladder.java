package assay.simulation.host;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that will happen, handed out exactly in the order of {@link Happening}. What lies ahead is thrown into
 * slots of a wheel, or into rungs above it, and sorted only when its slot is reached: to wait costs next to nothing, and
 * only neighbours in time are ever compared.
 */
final class Ladder {
    /** What a slot of the wheel spans: 2^6 microseconds. */
    private static final int SLOT_SHIFT = 6;
    /** Slots of the wheel: together they span a quarter of a second, as does a rung. */
    private static final int SLOTS = 1 << 12;

    private static final int RUNG_SHIFT = SLOT_SHIFT + 12;

    /** Chains of what happens within a slot, in no order. */
    private final @Nullable Happening[] wheel = new Happening[SLOTS];

    private final long[] occupied = new long[SLOTS >>> 6];
    /** Chains of what happens within a rung after the present one. */
    private final TreeMap<Long, Happening> rungs = new TreeMap<>();
    /** The present slot, sorted: from {@code next} on it still waits. */
    private @Nullable Happening[] present = new Happening[64];

    private int next;
    private int end;
    /** What was added to the present slot, or before it, after that had been sorted. */
    private final PriorityQueue<Happening> late = new PriorityQueue<>();

    /** The present rung, and the first slot of it that has not been reached. */
    private long rung;

    private int slot;
    private int inWheel;

    void add(Happening happening) {
        long at = happening.atMicros() >>> SLOT_SHIFT;
        if (at < (rung << 12) + slot) late.add(happening);
        else if (at >>> 12 == rung) put((int) at & (SLOTS - 1), happening);
        else happening.follow(rungs.put(happening.atMicros() >>> RUNG_SHIFT, happening));
    }

    private void put(int into, Happening happening) {
        happening.follow(wheel[into]);
        wheel[into] = happening;
        occupied[into >>> 6] |= 1L << into;
        inWheel++;
    }

    /** The first that has not happened yet; null when nothing will. */
    @Nullable
    Happening peek() {
        if (next == end && late.isEmpty() && !advance()) return null;
        if (next == end) return late.peek();
        Happening sorted = present[next];
        Happening other = late.peek();
        return sorted == null || (other != null && other.compareTo(sorted) < 0) ? other : sorted;
    }

    /** Takes away what {@link #peek} showed. */
    void remove(Happening first) {
        if (next < end && present[next] == first) present[next++] = null;
        else late.remove();
    }

    private boolean advance() {
        if (inWheel == 0) {
            var above = rungs.pollFirstEntry();
            if (above == null) return false;
            rung = above.getKey();
            slot = 0;
            for (Happening each = above.getValue(); each != null; ) {
                Happening after = each.followed();
                put((int) (each.atMicros() >>> SLOT_SHIFT) & (SLOTS - 1), each);
                each = after;
            }
        }
        int reached = occupied(slot);
        sort(wheel[reached]);
        wheel[reached] = null;
        occupied[reached >>> 6] &= ~(1L << reached);
        slot = reached + 1;
        return true;
    }

    private int occupied(int from) {
        int word = from >>> 6;
        long bits = occupied[word] & -1L << from;
        while (bits == 0) bits = occupied[++word];
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    private void sort(@Nullable Happening chain) {
        next = 0;
        end = 0;
        for (Happening each = chain; each != null; ) {
            if (end == present.length) present = Arrays.copyOf(present, 2 * end);
            present[end++] = each;
            Happening after = each.followed();
            each.follow(null);
            each = after;
        }
        inWheel -= end;
        if (end > 1) Arrays.sort(present, 0, end, Comparator.naturalOrder());
    }
}
