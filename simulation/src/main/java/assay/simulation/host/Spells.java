package assay.simulation.host;

import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Spell;

/** When a disturbance holds, and for whom: a pure function of the seed. */
final class Spells {
    /** Later than anything. */
    static final long NEVER = Long.MAX_VALUE;

    private final long seed;
    private final long chanceMicros;
    private final long everyMicros;
    private final long lastsMicros;
    private final long untilMicros;

    Spells(long seed, FaultKind kind, Spell spell, long untilMicros) {
        this.seed = Mix.of(seed, Mix.of(kind.word()));
        this.chanceMicros = spell.chanceMicros();
        this.everyMicros = spell.every().toNanos() / 1_000;
        this.lastsMicros = spell.lasts().toNanos() / 1_000;
        this.untilMicros = untilMicros;
    }

    /** Whether it can come at all. */
    boolean come() {
        return chanceMicros > 0 && untilMicros > 0;
    }

    /** Whether it holds for {@code subject} at {@code atMicros}. */
    boolean hold(long subject, long atMicros) {
        if (!come() || atMicros >= untilMicros) return false;
        long begins = begins(subject, atMicros / everyMicros);
        return begins <= atMicros && atMicros - begins < lastsMicros;
    }

    /** When what holds for {@code subject} at {@code atMicros} ends. */
    long ends(long subject, long atMicros) {
        return Math.min(untilMicros, begins(subject, atMicros / everyMicros) + lastsMicros);
    }

    /** When it next begins for {@code subject} at {@code fromMicros} or later. */
    long next(long subject, long fromMicros) {
        if (!come()) return NEVER;
        for (long period = fromMicros / everyMicros; period * everyMicros < untilMicros; period++) {
            long begins = begins(subject, period);
            if (begins >= fromMicros && begins < untilMicros) return begins;
        }
        return NEVER;
    }

    /** Random bits of the period in which {@code atMicros} lies. */
    long bits(long subject, long atMicros) {
        return Mix.of(Mix.of(seed, subject), atMicros / everyMicros);
    }

    private long begins(long subject, long period) {
        long bits = Mix.of(Mix.of(seed, subject), period);
        if (!Mix.chance(Mix.of(bits, 1), chanceMicros)) return NEVER;
        return period * everyMicros + Mix.between(Mix.of(bits, 2), 0, everyMicros - lastsMicros);
    }
}
