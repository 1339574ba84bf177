package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import java.time.Instant;

/**
 * Poisons by training on turned labels (V. Tolpegin, S. Truex, M. E. Gursoy, L. Liu, Data poisoning attacks against
 * federated learning systems, ESORICS 2020): see {@link Job.TrainMislabelled}.
 *
 * @param honest does the rest
 */
public record LabelFlipper(Policy honest) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        Action action = honest.respond(sight, now).action();
        if (sight.work() instanceof Work.Train && action instanceof Action.Compute compute) {
            return new Action.Compute(new Job.TrainMislabelled(compute.job()), true);
        }
        return action;
    }
}
