package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import java.time.Instant;

/**
 * A client who never judges a result: silence accepts.
 *
 * @param honest does the rest
 */
public record SilentClient(Policy honest) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        return sight.work() instanceof Work.Judge
                ? new Action.Pass()
                : honest.respond(sight, now).action();
    }
}
