package assay.runtime;

import assay.domain.entity.EntityId;

/** Keeps account, for operators, of entities that take no commands. Called from many threads; never waits, never fails. */
@FunctionalInterface
public interface Ward {
    /** {@code entity} takes no commands from now on, until it is tried again. */
    void quarantined(EntityId entity, String reason);

    /** Keeps no account: what the log and the metrics say is all. */
    static Ward none() {
        return (entity, reason) -> {};
    }
}
