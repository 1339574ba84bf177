package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Instant;

/**
 * Does everything but train: what it submits as its update is the base model, or the base model under a little noise
 * (Y. Fraboni, R. Vidal, M. Lorenzi, Free-rider attacks on model aggregation in federated learning, AISTATS 2021).
 *
 * @param honest does the rest
 * @param noiseMicros how much noise, as {@link Job.Forge} says; 0 submits the base model itself
 * @param claimedSamples how many samples it says it has trained on
 */
public record FreeRider(Policy honest, long noiseMicros, long claimedSamples) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        if (!(sight.work() instanceof Work.Train train)) {
            return honest.respond(sight, now).action();
        }
        if (sight instanceof Sight.Computed made && made.result() instanceof JobResult.Trained forged) {
            return new Action.Submit(Updates.of(train, forged));
        }
        if (sight instanceof Sight.NotComputed) return new Action.Later();
        Job.Train job = train.job();
        JobResult.Trained told = new JobResult.Trained(job.base(), claimedSamples, 0, 0);
        if (noiseMicros == 0) return new Action.Submit(Updates.of(train, told));
        return new Action.Compute(new Job.Forge(job.base(), told, 0, noiseMicros, job.seed()), true);
    }
}
