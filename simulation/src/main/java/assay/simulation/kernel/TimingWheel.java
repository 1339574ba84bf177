package assay.simulation.kernel;

/**
 * A queue of events by time: a wheel of {@value #SLOTS} ticks, and behind it a ladder whose rungs are {@value #RUNG}
 * ticks long, for what lies further ahead. Events of one tick come out in the order in which they were put in, also when
 * some of them waited on the ladder. Putting and taking cost the same however many events are waiting.
 *
 * <p>The wheel after Varghese and Lauck, "Hashed and Hierarchical Timing Wheels" (1987).
 */
public final class TimingWheel {
    /** Ticks on the wheel. */
    public static final int SLOTS = 4096;

    /** Ticks of a rung. An event that is less than {@code SLOTS - RUNG} ticks ahead never waits on the ladder. */
    public static final int RUNG = 1024;

    /** Rungs of the ladder. What lies further ahead than all of them waits on its rung for further rounds. */
    public static final int RUNGS = 4096;

    /** The latest tick. */
    public static final long LAST = Long.MAX_VALUE >>> 1;

    private final Buckets near;
    /** Pairs of tick and event. */
    private final Buckets far;

    private long now;
    /** Every event before this tick is on the wheel, every other one on the ladder. At most {@code SLOTS} from now. */
    private long horizon = SLOTS;

    private long size;

    /** @param expected for how many waiting events there is room at first */
    public TimingWheel(long expected) {
        near = new Buckets(SLOTS, expected);
        far = new Buckets(RUNGS, 0);
    }

    /** The present tick. */
    public long now() {
        return now;
    }

    /** How many events are waiting. */
    public long size() {
        return size;
    }

    /** The memory that all this takes. */
    public long bytes() {
        return near.bytes() + far.bytes();
    }

    /** Lets {@code event} happen at {@code tick}, which is the present at the earliest. */
    public void put(long tick, long event) {
        if (tick < horizon) {
            if (tick < now) throw new IllegalArgumentException("tick " + tick + " has passed: it is " + now);
            near.put((int) tick & (SLOTS - 1), event);
        } else {
            putFar(tick, event);
        }
        size++;
    }

    private void putFar(long tick, long event) {
        if (tick > LAST) throw new IllegalArgumentException("tick " + tick + ": expected at most " + LAST);
        int rung = rung(tick);
        far.put(rung, tick);
        far.put(rung, event);
    }

    /**
     * Takes the oldest events of the earliest tick that has any, and makes that tick the present.
     *
     * @param batch room for {@link Kernel#BATCH} events
     * @return how many were taken; 0 when no event lies at or before {@code until}
     */
    public int take(long[] batch, long until) {
        if (size == 0 || !advance(until)) return 0;
        int slot = (int) now & (SLOTS - 1);
        int count = near.take(slot, batch, 0);
        if (count == Buckets.CHUNK) count += near.take(slot, batch, count);
        size -= count;
        return count;
    }

    private boolean advance(long until) {
        while (true) {
            int ahead = near.distance((int) now & (SLOTS - 1));
            if (ahead >= 0) {
                if (now + ahead > until) return false;
                moveTo(now + ahead);
                return true;
            }
            // All that is left is on the ladder, at the next occupied rung or behind it.
            long start = horizon + (long) far.distance(rung(horizon)) * RUNG;
            if (start > until) return false;
            moveTo(start);
        }
    }

    /**
     * Lets time pass up to {@code tick}.
     *
     * @throws IllegalStateException when an event would have happened before
     */
    public void skipTo(long tick) {
        if (tick <= now) return;
        if (size > 0 && advance(tick - 1)) throw new IllegalStateException("an event waits at tick " + now);
        moveTo(tick);
    }

    private void moveTo(long tick) {
        now = tick;
        // Most of the time the present stays within its rung.
        if (horizon - tick <= SLOTS - RUNG) lower((tick & -RUNG) + SLOTS);
    }

    /** Takes rungs down to the wheel, up to tick {@code wanted}. */
    private void lower(long wanted) {
        while (horizon < wanted) {
            int ahead = far.distance(rung(horizon));
            if (ahead < 0 || horizon + (long) ahead * RUNG >= wanted) {
                horizon = wanted;
                return;
            }
            long start = horizon + (long) ahead * RUNG;
            horizon = start + RUNG;
            far.empty(rung(start), this::sort);
        }
    }

    private void sort(long tick, long event) {
        if (tick < horizon) near.put((int) tick & (SLOTS - 1), event);
        else putFar(tick, event);
    }

    private static int rung(long tick) {
        return (int) (tick / RUNG) & (RUNGS - 1);
    }
}
