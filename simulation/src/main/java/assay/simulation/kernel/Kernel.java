package assay.simulation.kernel;

/** A virtual clock that hands events to a {@link Logic} in order of time, and keeps a hash of all of them. */
public final class Kernel {
    /** The most events that a logic gets at once. */
    public static final int BATCH = 2 * Buckets.CHUNK;

    private final TimingWheel wheel;
    private final long[] batch = new long[BATCH];
    private final RollingHash hash = new RollingHash();
    private long events;

    /** @param expected for how many waiting events there is room at first */
    public Kernel(long expected) {
        wheel = new TimingWheel(expected);
    }

    /** The present tick. */
    public long now() {
        return wheel.now();
    }

    /** Lets {@code event} happen so many ticks from now, 0 at the earliest. */
    public void put(long delayTicks, long event) {
        wheel.put(wheel.now() + delayTicks, event);
    }

    /** Lets everything happen up to and including {@code untilTick}, which is then the present. */
    public void runTo(long untilTick, Logic logic) {
        boolean more = true;
        while (more) more = step(untilTick, logic);
        wheel.skipTo(untilTick);
    }

    /** Lets everything happen until nothing is left. */
    public void run(Logic logic) {
        boolean more = true;
        while (more) more = step(TimingWheel.LAST, logic);
    }

    /** Lets at most {@link #BATCH} events happen, of one tick up to {@code untilTick}; says whether there were any. */
    public boolean step(long untilTick, Logic logic) {
        int count = wheel.take(batch, untilTick);
        if (count == 0) return false;
        hash.fold(wheel.now(), batch, count);
        events += count;
        logic.handle(batch, count);
        return true;
    }

    /** How many events have happened. */
    public long events() {
        return events;
    }

    /** How many events are waiting. */
    public long waiting() {
        return wheel.size();
    }

    /** Equal for runs in which the same events happened at the same ticks in the same order. */
    public long hash() {
        return hash.value();
    }

    /** The memory that the queue takes. */
    public long bytes() {
        return wheel.bytes();
    }
}
