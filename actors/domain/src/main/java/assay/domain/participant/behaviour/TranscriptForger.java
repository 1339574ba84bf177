package assay.domain.participant.behaviour;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Solver;
import assay.domain.participant.Work;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.domain.verification.Sampling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Trains nothing, hands in the base model under a little noise, and makes up how it came to it: states that nobody has
 * ever seen. (Iterations it does honestly.) What it makes up hangs together, so that it can show whatever it is asked for.
 *
 * @param honest does the rest
 * @param solver commits and shows
 * @param noiseMicros how much noise, as {@link Job.Forge} says
 * @param claimedSamples how many samples it says it has trained on
 * @param claimedSteps how many batches it says it has trained on
 */
public record TranscriptForger(Policy honest, Solver solver, long noiseMicros, long claimedSamples, int claimedSteps)
        implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        boolean concerned = (sight.work() instanceof Work.Train train && train.stretch() > 0)
                || (sight.work() instanceof Work.OpenSamples open
                        && open.messages().isEmpty())
                || (sight.work() instanceof Work.Unseal unseal
                        && unseal.messages().isEmpty());
        if (!concerned) return honest.respond(sight, now).action();
        if (sight instanceof Sight.Computed made && made.result() instanceof JobResult.Trained forged) {
            Job.TrainInSteps job = job(sight.work());
            List<Cid> states = states(job, forged);
            // Any state but the committed one will do for a fault that it has to plant.
            JobResult.Stepped told = new JobResult.Stepped(
                    forged,
                    claimedSteps,
                    states,
                    "unknown",
                    Collections.nCopies(
                            Sampling.MAX_OF_ONE,
                            new Cid("b"
                                    + Sha256.of("fault")
                                            .with(forged.update().text())
                                            .hex())));
            return solver.afterwards(sight.work(), told);
        }
        if (sight instanceof Sight.NotComputed) return new Action.Later();
        Job.Train job = job(sight.work()).training();
        JobResult.Trained told = new JobResult.Trained(job.base(), claimedSamples, 0, 0);
        return new Action.Compute(new Job.Forge(job.base(), told, 0, noiseMicros, job.seed()), true);
    }

    private static Job.TrainInSteps job(Work work) {
        if (work instanceof Work.Train train) return new Job.TrainInSteps(train.job(), train.stretch());
        return work instanceof Work.OpenSamples open ? open.job() : ((Work.Unseal) work).job();
    }

    private List<Cid> states(Job.TrainInSteps job, JobResult.Trained forged) {
        List<Cid> states = new ArrayList<>(List.of(job.training().base()));
        int stretches = (claimedSteps + job.stretch() - 1) / job.stretch();
        for (int i = 1; i < stretches; i++) {
            states.add(new Cid("b"
                    + Sha256.of("made up").with(forged.update().text()).with(i).hex()));
        }
        states.add(forged.update());
        return states;
    }
}
