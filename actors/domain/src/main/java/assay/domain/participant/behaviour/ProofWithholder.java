package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import java.time.Instant;

/**
 * Registers for draws by lot and never proves its lots: one that has gone, or one of a group that changes what the lots
 * are drawn with by leaving a name out.
 *
 * @param honest does the rest
 */
public record ProofWithholder(Policy honest) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        if (sight.work() instanceof Work.ProveLots) return new Action.Pass();
        return honest.respond(sight, now).action();
    }
}
