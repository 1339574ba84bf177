package assay.simulation.host;

import org.jspecify.annotations.Nullable;

/**
 * Something that will happen. Its place in time depends on what it is and never on when it was put into the queue: the
 * order is that of time, place, kind, cause, number and attempt.
 */
final class Happening implements Comparable<Happening> {
    private final long atMicros;
    private final Address to;
    private final Kind kind;
    private final Address from;
    private final long number;
    private final long attempt;
    private @Nullable Runnable what;
    /** The one behind this one while both lie unsorted on a {@link Ladder}. */
    private @Nullable Happening followed;

    /**
     * @param atMicros when, in microseconds after the start
     * @param to where
     * @param from who caused it
     * @param number which one of those that {@code from} causes at {@code to}
     * @param attempt which try, and which copy, of the same one
     */
    Happening(long atMicros, Address to, Kind kind, Address from, long number, long attempt, Runnable what) {
        this.atMicros = atMicros;
        this.to = to;
        this.kind = kind;
        this.from = from;
        this.number = number;
        this.attempt = attempt;
        this.what = what;
    }

    long atMicros() {
        return atMicros;
    }

    void happen() {
        if (what != null) what.run();
    }

    /** Its time comes, and nothing happens. */
    void callOff() {
        what = null;
    }

    @Nullable
    Happening followed() {
        return followed;
    }

    void follow(@Nullable Happening other) {
        followed = other;
    }

    @Override
    public int compareTo(Happening other) {
        int order = Long.compare(atMicros, other.atMicros);
        if (order == 0) order = to.compareTo(other.to);
        if (order == 0) order = kind.compareTo(other.kind);
        if (order == 0) order = from.compareTo(other.from);
        if (order == 0) order = Long.compare(number, other.number);
        return order == 0 ? Long.compare(attempt, other.attempt) : order;
    }

    @Override
    public String toString() {
        return atMicros + " " + kind + " " + number + "." + attempt + " of " + from + " at " + to;
    }
}
