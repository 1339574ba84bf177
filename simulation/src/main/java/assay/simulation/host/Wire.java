package assay.simulation.host;

import assay.simulation.scenario.Network;

/**
 * The network between addresses. Whether, when, and how often a message arrives is a pure function of the seed and of
 * which message it is.
 */
public final class Wire {
    private static final long LOSS = 1;
    private static final long DUPLICATION = 2;
    private static final long DELAY = 3;
    private static final long DELAY_OF_COPY = 4;

    private final long seed;
    private final Network network;
    private final long faultsUntilMicros;
    private final Timeline timeline;
    private long messages;

    /** A network that neither loses nor duplicates anything after {@code faultsUntilMicros}. */
    public Wire(long seed, Network network, long faultsUntilMicros, Timeline timeline) {
        this.seed = seed;
        this.network = network;
        this.faultsUntilMicros = faultsUntilMicros;
        this.timeline = timeline;
    }

    /**
     * Puts a message on its way.
     *
     * @param number which message of {@code from} to {@code to} of this kind
     * @param attempt which transmission of it
     * @param arrival what happens when it arrives; once, twice, or never
     */
    public void send(Address from, Address to, Kind kind, long number, long attempt, Runnable arrival) {
        messages++;
        long message = bits(from, to, kind, number);
        long transmission = Mix.of(message, attempt);
        boolean faulty = timeline.nowMicros() < faultsUntilMicros;
        if (faulty && Mix.chance(Mix.of(transmission, LOSS), network.lossMicros())) return;
        long arrivesMicros = timeline.nowMicros() + delayMicros(Mix.of(message, DELAY));
        timeline.schedule(arrivesMicros, to, kind, from, number, attempt, arrival);
        if (faulty && Mix.chance(Mix.of(transmission, DUPLICATION), network.duplicationMicros())) {
            long againMicros = timeline.nowMicros() + delayMicros(Mix.of(transmission, DELAY_OF_COPY));
            timeline.schedule(againMicros, to, kind, from, number, attempt, arrival);
        }
    }

    /** How long every transmission of a message takes, in microseconds, at least one. */
    public long delayMicros(Address from, Address to, Kind kind, long number) {
        return delayMicros(Mix.of(bits(from, to, kind, number), DELAY));
    }

    private long delayMicros(long bits) {
        long median = network.latencyMedian().toNanos() / 1_000;
        long jitter = network.latencyJitter().toNanos() / 1_000;
        // At least one: what a message causes must lie after the message, or the order of causes would show.
        return Math.max(1, Mix.between(bits, median - jitter, median + jitter));
    }

    private long bits(Address from, Address to, Kind kind, long number) {
        return Mix.of(Mix.of(Mix.of(Mix.of(seed, from.bits()), to.bits()), kind.bits), number);
    }

    /** Messages put on their way so far, whether they arrive or not. */
    public long messages() {
        return messages;
    }
}
