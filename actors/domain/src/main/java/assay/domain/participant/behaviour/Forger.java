package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Instant;

/**
 * Poisons by forging what it has trained. A scale above one is the model replacement of E. Bagdasaryan et al., How to
 * backdoor federated learning (AISTATS 2020); −1 the sign flip and scale 0 with noise the Gaussian attack that L. Li et
 * al., RSA: Byzantine-robust stochastic aggregation methods (AAAI 2019), compare.
 *
 * @param honest does the rest
 * @param scaleMicros by what the update is multiplied, in 10⁻⁶
 * @param noiseMicros noise on top, as {@link Job.Forge} says
 */
public record Forger(Policy honest, long scaleMicros, long noiseMicros) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        if (sight.work() instanceof Work.Train train
                && sight instanceof Sight.Computed made
                && made.result() instanceof JobResult.Trained trained) {
            if (made.job() instanceof Job.Forge) return new Action.Submit(Updates.of(train, trained));
            Job.Train job = train.job();
            return new Action.Compute(new Job.Forge(job.base(), trained, scaleMicros, noiseMicros, job.seed()), true);
        }
        return honest.respond(sight, now).action();
    }
}
