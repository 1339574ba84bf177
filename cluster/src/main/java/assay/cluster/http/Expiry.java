package assay.cluster.http;

import assay.domain.cell.Message;
import assay.domain.task.TaskSpecCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a command may wait to be taken: its entity remembers its id for that long. Participants answer with the end of
 * the window that they work for, so it is as long as a window may be.
 */
final class Expiry {
    /** The longest. */
    static final Duration LONGEST = TaskSpecCheck.MAX_TIME;

    private Expiry() {}

    /** What is wrong with the expiry of {@code command}; a command that is too late is refused by its entity. */
    static Optional<Problem> problem(Message.Outside command, Instant now) {
        Instant latest = now.plus(LONGEST);
        if (!command.expires().isAfter(latest)) return Optional.empty();
        return Optional.of(Problem.badRequest(
                        "expires lies too far ahead: an id is remembered until it expires, and that is "
                                + LONGEST.toDays() + " days at most",
                        "let it expire sooner; when it has, look whether it was done, and send it under a new id")
                .found(command.expires().toString(), latest + " at the latest"));
    }
}
