package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import java.time.Instant;

/** A policy that remembers nothing: what it does depends on what it sees alone. */
interface Habit extends Policy {
    /** What to do about {@code sight}. */
    Action act(Sight sight, Instant now);

    @Override
    default Turn respond(Sight sight, Instant now) {
        return new Turn(this, act(sight, now));
    }
}
