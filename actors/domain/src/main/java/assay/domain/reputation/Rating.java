package assay.domain.reputation;

import assay.domain.entity.EntityId;
import java.util.List;

/**
 * What one task had to say about somebody.
 *
 * @param by the task
 * @param event which of its events says so, for example {@code TaskClosed}
 * @param deeds what was done how often
 * @param epoch when, in {@linkplain Reputation#EPOCH epochs} since 1970
 */
public record Rating(EntityId by, String event, List<Testimony> deeds, long epoch) {
    /** What a slash weighs; everything else that one task says weighs 1 in all. */
    private static final long SLASH_MICROS = 3 * Reputation.ONE;

    public Rating {
        deeds = List.copyOf(deeds);
    }

    /** The weight that speaks for it, in 10⁻⁶. */
    long goodMicros() {
        long times = times();
        return times == 0 ? 0 : times(true) * Reputation.ONE / times;
    }

    /** The weight that speaks against it, in 10⁻⁶. */
    long badMicros() {
        long slashes = 0;
        for (Testimony each : deeds) if (each.deed() == Deed.SLASHED) slashes += each.times();
        long rest = times() == 0 ? 0 : Reputation.ONE - goodMicros();
        return rest + slashes * SLASH_MICROS;
    }

    private long times() {
        return times(true) + times(false);
    }

    private long times(boolean good) {
        long times = 0;
        for (Testimony each : deeds) {
            if (each.deed() != Deed.SLASHED && each.deed().good() == good) times += each.times();
        }
        return times;
    }
}
