package assay.simulation.host;

import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Latency;
import assay.simulation.scenario.Network;
import java.time.Instant;

/**
 * The network between addresses. Whether, when, and how often a message arrives is a pure function of the seed, of which
 * message it is, and of when it is sent.
 */
public final class Wire {
    private static final long LOSS = 1;
    private static final long DUPLICATION = 2;
    private static final long DELAY = 3;
    private static final long DELAY_OF_COPY = 4;
    private static final long HELD_BACK = 5;
    private static final long SECOND = 1_000_000;

    private final Conditions conditions;
    private final Network network;
    private final Timeline timeline;
    private final long jitterMicros;
    private final long networkMedianMicros;
    private long messages;

    /** A network under these conditions. */
    public Wire(Conditions conditions) {
        this.conditions = conditions;
        this.network = conditions.network();
        this.timeline = conditions.timeline();
        this.jitterMicros = network.latency().latencyJitter().toNanos() / 1_000;
        this.networkMedianMicros = Math.max(1, network.latency().latencyMedian().toNanos() / 1_000);
    }

    /** The present time. */
    public Instant now() {
        return timeline.now();
    }

    /**
     * Puts a message on its way.
     *
     * @param number which message of {@code from} to {@code to} of this kind
     * @param attempt which transmission of it
     * @param carried what is in it; it counts only for its size
     * @param arrival what happens when it arrives; once, twice, or never
     */
    public void send(Address from, Address to, Kind kind, long number, long attempt, Object carried, Runnable arrival) {
        messages++;
        long message = bits(from, to, kind, number);
        long transmission = Mix.of(message, attempt);
        long delayMicros = delayMicros(from, to, Mix.of(message, DELAY)) + transferMicros(from, to, carried);
        if (!conditions.isFaulty()) {
            deliver(delayMicros, from, to, kind, number, attempt, arrival);
            return;
        }
        if (isLost(from, to, transmission)) return;
        long heldMicros = heldBackMicros(Mix.of(transmission, HELD_BACK));
        deliver(delayMicros + heldMicros, from, to, kind, number, attempt, arrival);
        if (Mix.chance(Mix.of(transmission, DUPLICATION), network.duplicationMicros())) {
            conditions.struck(FaultKind.DUPLICATION);
            long again = delayMicros(from, to, Mix.of(transmission, DELAY_OF_COPY)) + transferMicros(from, to, carried);
            deliver(again, from, to, kind, number, attempt, arrival);
        }
    }

    private boolean isLost(Address from, Address to, long transmission) {
        if (Mix.chance(Mix.of(transmission, LOSS), network.lossMicros())) {
            conditions.struck(FaultKind.LOSS);
            return true;
        }
        if (conditions.cuts().stop(from, to, timeline.nowMicros())) {
            conditions.struck(FaultKind.PARTITION);
            return true;
        }
        return false;
    }

    private long heldBackMicros(long bits) {
        if (!Mix.chance(bits, network.reordering().shareMicros())) return 0;
        conditions.struck(FaultKind.REORDERING);
        return Mix.between(Mix.of(bits, 1), 1, network.reordering().longest().toNanos() / 1_000);
    }

    private void deliver(
            long delayMicros, Address from, Address to, Kind kind, long number, long attempt, Runnable arrival) {
        long sent = timeline.nowMicros();
        long arrives = sent + delayMicros;
        if (isAbsent(from, sent) || isAbsent(to, arrives)) return;
        if (to.type() != null) {
            long lag = conditions.nodes().lagMicros(conditions.nodes().of(to), arrives);
            if (lag > 0) conditions.struck(FaultKind.SLOW_NODE);
            arrives += lag;
        }
        timeline.schedule(arrives, to, kind, from, number, attempt, arrival);
    }

    private boolean isAbsent(Address who, long atMicros) {
        if (conditions.absent().hasVanished(who, atMicros)) {
            conditions.struck(FaultKind.VANISHING);
            return true;
        }
        if (conditions.absent().isAway(who, atMicros)) {
            conditions.struck(FaultKind.CHURN);
            return true;
        }
        return false;
    }

    private long delayMicros(Address from, Address to, long bits) {
        long median = conditions.geography().medianMicros(from, to);
        long jitter = median == networkMedianMicros ? jitterMicros : jitterMicros * median / networkMedianMicros;
        // At least one: what a message causes must lie after the message, or the order of causes would show.
        if (network.latency().latencySpread() == Latency.Spread.UNIFORM) {
            return Math.max(1, Mix.between(bits, median - jitter, median + jitter));
        }
        double deviation = StrictMath.log1p((double) jitter / median);
        return Math.max(1, (long) (median * StrictMath.exp(deviation * Mix.normal(bits))));
    }

    private long transferMicros(Address from, Address to, Object carried) {
        long bytesPerSecond = conditions.geography().bytesPerSecond(from, to);
        return bytesPerSecond == 0 ? 0 : MessageSize.bytes(carried) * SECOND / bytesPerSecond;
    }

    private long bits(Address from, Address to, Kind kind, long number) {
        return Mix.of(Mix.of(Mix.of(Mix.of(conditions.seed(), from.bits()), to.bits()), kind.bits), number);
    }

    /** Messages put on their way so far, whether they arrive or not. */
    public long messages() {
        return messages;
    }
}
