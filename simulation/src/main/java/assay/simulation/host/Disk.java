package assay.simulation.host;

import assay.simulation.scenario.DatabaseFaults;
import assay.simulation.scenario.FaultKind;

/** The database under all entities: how long its writes take, and when it is away. */
final class Disk {
    private static final long DATABASE = 0;

    private final long seed;
    private final Spells away;
    private final long writeMicros;
    private final long untilMicros;
    private final Timeline timeline;

    Disk(long seed, DatabaseFaults faults, long untilMicros, Timeline timeline) {
        this.seed = Mix.of(seed, Mix.of("disk"));
        this.away = new Spells(seed, FaultKind.DATABASE_AWAY, faults.databaseAway(), untilMicros);
        this.writeMicros = faults.writeTime().toNanos() / 1_000;
        this.untilMicros = untilMicros;
        this.timeline = timeline;
    }

    /** Whether nothing can be written or read now. */
    boolean isAway() {
        return away.hold(DATABASE, timeline.nowMicros());
    }

    /** When it is back, if it is away now. */
    long backMicros() {
        return away.ends(DATABASE, timeline.nowMicros());
    }

    /** How long a write that begins now takes: half to one and a half of the stated time. */
    long writeMicros(Address entity, long number) {
        if (writeMicros == 0 || timeline.nowMicros() >= untilMicros) return 0;
        long bits = Mix.of(Mix.of(seed, entity.bits()), number);
        return Mix.between(bits, Math.max(1, writeMicros / 2), writeMicros + writeMicros / 2);
    }

    /** Whether a write that was under way when its writer died had reached the disk. */
    boolean hadReached(Address entity, long number) {
        return (Mix.of(Mix.of(Mix.of(seed, entity.bits()), number), 1) & 1) == 0;
    }
}
