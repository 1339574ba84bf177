package assay.simulation.scenario;

import java.time.Duration;

/**
 * A disturbance that comes and goes by chance: time is divided into periods, and in each it comes over each subject at
 * most once, at a drawn moment.
 *
 * @param chanceMicros how likely it comes in a period, in 10⁻⁶
 * @param every length of a period
 * @param lasts how long it stays; no longer than a period
 */
public record Spell(long chanceMicros, Duration every, Duration lasts) {
    /** A disturbance that never comes. */
    public static final Spell NEVER = new Spell(0, Duration.ofMinutes(1), Duration.ofSeconds(10));

    /** Whether it can come at all. */
    public boolean comes() {
        return chanceMicros > 0;
    }
}
