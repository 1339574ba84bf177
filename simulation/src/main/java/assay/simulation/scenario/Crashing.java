package assay.simulation.scenario;

import java.time.Duration;

/**
 * How entities crash one by one: for each write of an entity, with these chances in 10⁻⁶, at one of the points between
 * deciding, storing, and telling.
 *
 * @param beforePersistMicros it was decided, and nothing was written
 * @param lostWriteMicros it was written and not acknowledged: what was written disappears
 * @param afterPersistMicros it is durable, and nobody was told
 * @param amidSendMicros it is durable, and some were told, others were not
 * @param afterSendMicros it is durable, and everybody was told
 * @param restartAfter how long an entity stays away, whatever took it away
 */
public record Crashing(
        long beforePersistMicros,
        long lostWriteMicros,
        long afterPersistMicros,
        long amidSendMicros,
        long afterSendMicros,
        Duration restartAfter) {
    /** No entity crashes. */
    public static final Crashing NEVER = new Crashing(0, 0, 0, 0, 0, Duration.ofSeconds(1));
}
