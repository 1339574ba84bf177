package assay.simulation.host;

import java.util.Comparator;

/**
 * Something that will happen. Its place in time depends on what it is and never on when it was put into the queue.
 *
 * @param atMicros when, in microseconds after the start
 * @param to where
 * @param from who caused it
 * @param number which one of those that {@code from} causes at {@code to}
 * @param attempt which try, and which copy, of the same one
 */
record Happening(long atMicros, Address to, Kind kind, Address from, long number, long attempt, Runnable what)
        implements Comparable<Happening> {
    private static final Comparator<Happening> ORDER = Comparator.comparingLong(Happening::atMicros)
            .thenComparing(Happening::to)
            .thenComparing(Happening::kind)
            .thenComparing(Happening::from)
            .thenComparingLong(Happening::number)
            .thenComparingLong(Happening::attempt);

    @Override
    public int compareTo(Happening other) {
        return ORDER.compare(this, other);
    }
}
