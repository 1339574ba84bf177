package assay.runtime;

import assay.domain.entity.EntityId;
import java.time.Instant;
import java.util.Optional;

/**
 * The answer to {@link HostCommand.Inspect}: an entity as it is now.
 *
 * @param number number of its last entry, 0 when nothing ever happened to it
 * @param time time of its last entry
 * @param unanswered requests of this entity that wait for an answer
 * @param state the entity's own state record
 * @param quarantined why it takes no commands, if so
 */
public record Inspected(
        EntityId entity, long number, Instant time, int unanswered, Object state, Optional<String> quarantined) {}
