package assay.simulation.scenario;

import java.time.Duration;

/**
 * What befalls the database under all entities.
 *
 * @param databaseAway it takes no write and answers no question; who has something to write then goes down until it is back
 * @param writeTime how long a write takes; meanwhile its entity lets others wait, and may crash
 */
public record DatabaseFaults(Spell databaseAway, Duration writeTime) {
    /** Writes are durable at once. */
    public static final DatabaseFaults NONE = new DatabaseFaults(Spell.NEVER, Duration.ZERO);
}
