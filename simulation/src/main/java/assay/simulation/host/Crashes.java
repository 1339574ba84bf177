package assay.simulation.host;

import assay.simulation.scenario.Crashing;

/** Which entity crashes at which of its writes: a pure function of the seed. */
public final class Crashes {
    private static final long PURPOSE = 0x63726173L;

    private final long seed;
    private final Crashing crashing;
    private final Timeline timeline;
    private final long untilMicros;
    private final Struck struck;

    Crashes(long seed, Crashing crashing, long untilMicros, Timeline timeline, Struck struck) {
        this.seed = Mix.of(seed, PURPOSE);
        this.crashing = crashing;
        this.untilMicros = untilMicros;
        this.timeline = timeline;
        this.struck = struck;
    }

    /**
     * Whether the incarnation of the entity at {@code address} that writes under {@code epoch} crashes at this boundary
     * of the write that begins with entry {@code number}. To be asked once for each, since what strikes is counted.
     */
    public boolean strike(Address address, long epoch, long number, Boundary boundary) {
        if (timeline.nowMicros() >= untilMicros) return false;
        long chanceMicros = boundary.chanceMicros(crashing);
        if (chanceMicros == 0) return false;
        long bits = Mix.of(Mix.of(Mix.of(Mix.of(seed, address.bits()), epoch), number), boundary.bits);
        if (!Mix.chance(bits, chanceMicros)) return false;
        struck.count(boundary.fault);
        return true;
    }

    /** Whether, of what an entity sends when it crashes amid sending, this goes out. */
    public boolean goesOut(Address from, Address to, Kind kind, long number) {
        long bits = Mix.of(Mix.of(Mix.of(Mix.of(seed, from.bits()), to.bits()), kind.bits), number);
        return (bits & 1) == 0;
    }

    /** How long a crashed entity stays away. */
    public long restartAfterMicros() {
        return crashing.restartAfter().toNanos() / 1_000;
    }
}
