package assay.domain.cell;

import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import java.time.Instant;

/** What travels to an entity. Everything about it is deterministic: no random ids. */
public sealed interface Message {
    /**
     * A command from another entity. Numbers of one ordered pair start at 1 and have no gap; at most one is
     * unacknowledged. Sent again with back-off until the reply comes.
     *
     * @param trace the id of the outside command, or of the timer, that all this goes back to
     */
    record Request(EntityId from, EntityId to, long number, Command command, String trace) implements Message {}

    /** The answer to {@link Request} number {@code number}, and its acknowledgement. */
    record Reply(EntityId from, EntityId to, long number, Outcome outcome) implements Message {}

    /**
     * A command from outside. The id and the expiry make it safe to send again: an accepted id is remembered until
     * it expires, and afterwards the command is refused as too late.
     *
     * @param id unique for this sender, for example {@code alice:17}
     * @param expires last moment (exclusive) at which the command may be accepted
     */
    record Outside(ParticipantId from, EntityId to, String id, Instant expires, Command command) implements Message {}

    /** Time has passed: look whether a timer is due. */
    record Tick(EntityId to) implements Message {}

    /** The entity this message is for. */
    EntityId to();
}
