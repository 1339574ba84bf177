package assay.simulation.scenario;

import java.time.Duration;

/**
 * What breaks. Probabilities are for each message that an entity takes, at each boundary of its handling, in 10⁻⁶.
 * After {@code until} nothing breaks any more, nor is any message lost or duplicated: progress must resume.
 *
 * @param crashBeforePersistMicros the message was decided, but nothing of it was stored
 * @param crashAfterPersistMicros its entries were stored, but nothing was sent
 * @param crashAfterSendMicros everything was stored and sent
 * @param restartAfter how long a crashed entity stays away
 * @param until how long after the start faults stop
 */
public record Faults(
        long crashBeforePersistMicros,
        long crashAfterPersistMicros,
        long crashAfterSendMicros,
        Duration restartAfter,
        Duration until) {
    /** Nothing crashes. */
    public static final Faults NONE = new Faults(0, 0, 0, Duration.ofSeconds(1), Duration.ZERO);
}
