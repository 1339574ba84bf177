package assay.simulation.host;

import java.time.Duration;
import java.time.Instant;

/** Virtual time: a clock that jumps from one thing that happens to the next. */
public final class Timeline {
    /** The moment at which every simulation starts. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Ladder queue = new Ladder();
    private long nowMicros;
    /** The present as an instant, made when somebody asks. */
    private Instant now = START;

    private long nowAsked;

    /** The present, in microseconds after the start. */
    public long nowMicros() {
        return nowMicros;
    }

    /** The present. */
    public Instant now() {
        if (nowAsked != nowMicros) {
            now = START.plusNanos(nowMicros * 1_000);
            nowAsked = nowMicros;
        }
        return now;
    }

    /** How long the simulation has been going. */
    public Duration elapsed() {
        return Duration.ofNanos(nowMicros * 1_000);
    }

    /** Lets {@code what} happen at {@code atMicros}, or now if that has passed. Equal times are ordered by the rest. */
    public void schedule(long atMicros, Address to, Kind kind, Address from, long number, long attempt, Runnable what) {
        put(atMicros, to, kind, from, number, attempt, what);
    }

    /** The same for those who may call it off. */
    Happening put(long atMicros, Address to, Kind kind, Address from, long number, long attempt, Runnable what) {
        Happening happening = new Happening(Math.max(atMicros, nowMicros), to, kind, from, number, attempt, what);
        queue.add(happening);
        return happening;
    }

    /** Lets the next thing happen unless it lies after {@code untilMicros}; says whether anything did. */
    public boolean advance(long untilMicros) {
        Happening next = queue.peek();
        if (next == null || next.atMicros() > untilMicros) return false;
        queue.remove(next);
        nowMicros = next.atMicros();
        next.happen();
        return true;
    }

    /** Lets everything happen up to {@code untilMicros}. */
    public void runUntil(long untilMicros) {
        boolean more = true;
        while (more) more = advance(untilMicros);
    }

    /** Microseconds from the start to {@code at}, rounded up: a timer never fires early. */
    public static long micros(Instant at) {
        Duration after = Duration.between(START, at);
        long whole = Math.addExact(Math.multiplyExact(after.getSeconds(), 1_000_000L), after.getNano() / 1_000);
        return after.getNano() % 1_000 == 0 ? whole : whole + 1;
    }
}
