package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Sight;
import java.time.Instant;

/** Somebody who never answers anything. */
public record Gone() implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        return new Action.Pass();
    }
}
