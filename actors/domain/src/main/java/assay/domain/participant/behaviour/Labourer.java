package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Worker;
import java.time.Instant;

/**
 * An honest worker of a stated accuracy.
 *
 * @param honest does what is no assignment
 */
public record Labourer(Policy honest, Worker worker) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        return Worker.does(sight.work())
                ? worker.act(sight, now)
                : honest.respond(sight, now).action();
    }
}
