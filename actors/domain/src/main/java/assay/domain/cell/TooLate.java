package assay.domain.cell;

import assay.domain.entity.EntityId;
import assay.domain.entity.Rejection;
import java.time.Instant;

/** A command from outside arrived after its own expiry. */
public record TooLate(EntityId entity, String command, Instant expires, Instant now) implements Rejection {
    @Override
    public String message() {
        return entity + ": command " + command + " expired at " + expires + " and arrived at " + now
                + ": send it again with a later expiry";
    }
}
