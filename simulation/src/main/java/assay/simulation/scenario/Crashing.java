package assay.simulation.scenario;

import java.time.Duration;

/**
 * How entities crash one by one: for each write of an entity, with these chances in 10⁻⁶, at one of the points between
 * deciding, storing, and telling.
 *
 * @param crashBeforePersistMicros it was decided, and nothing was written
 * @param lostWriteMicros it was written and not acknowledged: what was written disappears
 * @param crashAfterPersistMicros it is durable, and nobody was told
 * @param crashAmidSendMicros it is durable, and some were told, others were not
 * @param crashAfterSendMicros it is durable, and everybody was told
 * @param restartAfter how long an entity stays away, whatever took it away
 */
public record Crashing(
        long crashBeforePersistMicros,
        long lostWriteMicros,
        long crashAfterPersistMicros,
        long crashAmidSendMicros,
        long crashAfterSendMicros,
        Duration restartAfter) {
    /** No entity crashes. */
    public static final Crashing NEVER = new Crashing(0, 0, 0, 0, 0, Duration.ofSeconds(1));
}
