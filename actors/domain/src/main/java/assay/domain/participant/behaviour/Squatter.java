package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import java.time.Instant;

/**
 * Takes assignments and never hands anything in, so that nobody else can work on them until they lapse.
 *
 * @param honest does the rest
 */
public record Squatter(Policy honest) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        return sight.work() instanceof Work.Deliver
                ? new Action.Pass()
                : honest.respond(sight, now).action();
    }
}
