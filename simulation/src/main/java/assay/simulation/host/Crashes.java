package assay.simulation.host;

import assay.simulation.scenario.Faults;

/** Which entity crashes when handling which message: a pure function of the seed. */
public final class Crashes {
    private static final long PURPOSE = 0x63726173L;

    private final long seed;
    private final Faults faults;
    private final Timeline timeline;
    private final long untilMicros;
    private long struck;

    public Crashes(long seed, Faults faults, Timeline timeline) {
        this.seed = Mix.of(seed, PURPOSE);
        this.faults = faults;
        this.timeline = timeline;
        this.untilMicros = faults.until().toNanos() / 1_000;
    }

    /** Whether the entity at {@code address} crashes at this boundary of the {@code handled}-th message it handles. */
    boolean strike(Address address, long handled, Boundary boundary) {
        if (timeline.nowMicros() >= untilMicros) return false;
        long bits = Mix.of(Mix.of(Mix.of(seed, address.bits()), handled), boundary.bits);
        if (!Mix.chance(bits, probabilityMicros(boundary))) return false;
        struck++;
        return true;
    }

    private long probabilityMicros(Boundary boundary) {
        if (boundary == Boundary.BEFORE_PERSIST) return faults.crashBeforePersistMicros();
        if (boundary == Boundary.AFTER_PERSIST) return faults.crashAfterPersistMicros();
        return faults.crashAfterSendMicros();
    }

    /** How long a crashed entity stays away. */
    long restartAfterMicros() {
        return faults.restartAfter().toNanos() / 1_000;
    }

    /** How many crashes there were. */
    public long struck() {
        return struck;
    }
}
