package assay.cluster.http;

import assay.domain.cell.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a command may wait to be taken: its entity remembers its id for that long. */
final class Expiry {
    /** The longest. */
    static final Duration LONGEST = Duration.ofHours(1);

    private Expiry() {}

    /** What is wrong with the expiry of {@code command}; a command that is too late is refused by its entity. */
    static Optional<Problem> problem(Message.Outside command, Instant now) {
        Instant latest = now.plus(LONGEST);
        if (!command.expires().isAfter(latest)) return Optional.empty();
        return Optional.of(Problem.badRequest(
                        "expires lies too far ahead: an id is remembered until it expires, and that is an hour at most",
                        "let it expire within the hour; when it has, look whether it was done, and send it under a new id")
                .found(command.expires().toString(), latest + " at the latest"));
    }
}
