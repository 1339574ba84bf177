package assay.domain.cell;

import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import java.time.Instant;

/** Why an entry was written. Together with the other entities' entries it is enough to decide the same again. */
public sealed interface Cause {
    /** A command from another entity; the command itself stands in that entity's entry. */
    record Requested(EntityId from, long number) implements Cause {}

    /** The answer to this entity's own request; the outcome stands in the answering entity's entry. */
    record Answered(EntityId by, long number) implements Cause {}

    /** A command from outside, whole, because nobody else keeps it. */
    record Told(ParticipantId from, String id, Instant expires, Command command) implements Cause {}

    /** A deadline was reached. */
    record Due(Instant at) implements Cause {}
}
