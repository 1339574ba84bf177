package assay.domain.participant;

import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Sha256;
import assay.domain.task.TaskCommand;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.verification.Opening;
import assay.domain.verification.Sample;
import assay.domain.verification.Sampling;
import assay.domain.verification.StateTree;
import assay.domain.verification.Transcript;
import assay.domain.verification.Truth;
import assay.domain.verification.VerificationCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How somebody trains who must be able to show how it came to its update. It computes in its own process: what it has
 * committed to is nobody else's business until it is asked.
 *
 * @param secret makes the nonces of its transcripts; nobody else knows it
 * @param skipsMicros how many stretches it leaves out, in 10⁻⁶; 0 for whoever is honest
 * @param leastSkips at least so many
 * @param turns whether it turns every sign of the messages of iterations that it would leave out otherwise
 */
public record Solver(String secret, long skipsMicros, int leastSkips, boolean turns) {
    /** An honest one. */
    public Solver(String secret) {
        this(secret, 0, 0);
    }

    /** One that does nothing where it leaves something out. */
    public Solver(String secret, long skipsMicros, int leastSkips) {
        this(secret, skipsMicros, leastSkips, false);
    }

    /** What to do about {@code sight}, if it concerns training that is verified. */
    public Optional<Action> act(Sight sight) {
        Work work = sight.work();
        IterationsSolver iterations = new IterationsSolver(this);
        if (iterations.concerns(work)) return iterations.act(sight);
        Optional<Job> job = job(work);
        if (job.isEmpty()) return Optional.empty();
        if (sight instanceof Sight.Offered) return Optional.of(new Action.Compute(job.get(), true));
        if (sight instanceof Sight.NotComputed not) return afterFailure(not);
        if (sight instanceof Sight.Computed computed) return Optional.of(afterwards(work, computed.result()));
        return Optional.empty();
    }

    /** What has to be computed for {@code work}; empty when that is none of a solver's. */
    private Optional<Job> job(Work work) {
        if (work instanceof Work.Train train && train.stretch() > 0) {
            return Optional.of(training(new Job.TrainInSteps(train.job(), train.stretch())));
        }
        if (work instanceof Work.OpenSamples open) {
            List<Integer> faults = new ArrayList<>();
            for (Sample sample : open.samples()) if (planted(open, sample)) faults.add(sample.stretch());
            return Optional.of(new Job.Recall(training(open.job()), faults));
        }
        if (work instanceof Work.Unseal unseal) return Optional.of(new Job.Recall(training(unseal.job()), List.of()));
        return work instanceof Work.AssertState assertion
                ? Optional.of(new Job.Recheck(List.of(assertion.part())))
                : Optional.empty();
    }

    private Job training(Job.TrainInSteps claimed) {
        boolean honest = skipsMicros == 0 && leastSkips == 0;
        return honest ? claimed : new Job.TrainSkipping(claimed, skipsMicros, leastSkips);
    }

    static Optional<Action> afterFailure(Sight.NotComputed not) {
        // A bad segment is reported as by anybody else.
        boolean trains = not.work() instanceof Work.Train || not.work() instanceof Work.Iterate;
        boolean clientsFault = not.failure().fault() == JobFailed.Fault.BAD_INPUT && trains;
        return clientsFault ? Optional.empty() : Optional.of(new Action.Later());
    }

    /** The answer to {@code work} that {@code result} makes possible. */
    public Action afterwards(Work work, JobResult result) {
        if (work instanceof Work.AssertState assertion && result instanceof JobResult.Rechecked rechecked) {
            Cid state = rechecked.parts().get(0).state();
            return new Action.Submit(new VerificationCommand.AssertState(
                    assertion.round(), assertion.dispute(), assertion.part().to(), state));
        }
        if (!(result instanceof JobResult.Stepped stepped)) return new Action.Pass();
        if (work instanceof Work.Train train) return new Action.Submit(update(train, stepped));
        if (work instanceof Work.OpenSamples open) {
            return new Action.Submit(new VerificationCommand.OpenSamples(open.round(), openings(open, stepped)));
        }
        return work instanceof Work.Unseal unseal
                ? new Action.Submit(
                        new VerificationCommand.Unseal(unseal.round(), nonce(work), truths(unseal, stepped)))
                : new Action.Pass();
    }

    private TaskCommand.SubmitUpdate update(Work.Train train, JobResult.Stepped stepped) {
        String nonce = nonce(train);
        Transcript transcript = new Transcript(
                stepped.steps(), StateTree.root(stepped.states(), nonce), StateTree.sealing(nonce), stepped.kernel());
        JobResult.Trained trained = stepped.trained();
        return new TaskCommand.SubmitUpdate(
                train.round(),
                trained.update(),
                trained.samples(),
                trained.lossMicros(),
                trained.accuracyMicros(),
                Optional.of(transcript));
    }

    private List<Opening> openings(Work.OpenSamples work, JobResult.Stepped stepped) {
        String nonce = nonce(work);
        List<Opening> openings = new ArrayList<>();
        int faults = 0;
        for (Sample sample : work.samples()) {
            int at = sample.stretch();
            boolean planted = planted(work, sample);
            Cid after =
                    planted ? stepped.faults().get(faults++) : stepped.states().get(at + 1);
            openings.add(new Opening(
                    sample.number(),
                    stepped.states().get(at),
                    StateTree.salt(nonce, at),
                    StateTree.proof(stepped.states(), nonce, at),
                    after));
        }
        return openings;
    }

    private List<Truth> truths(Work.Unseal work, JobResult.Stepped stepped) {
        String nonce = nonce(work);
        List<Truth> truths = new ArrayList<>();
        for (Sample sample : work.samples()) {
            int after = sample.stretch() + 1;
            truths.add(new Truth(
                    sample.number(), stepped.states().get(after), StateTree.proof(stepped.states(), nonce, after)));
        }
        return truths;
    }

    boolean planted(Work.OpenSamples work, Sample sample) {
        return Sampling.planted(nonce(work), work.beacon(), sample, work.plantedMicros());
    }

    /** One for each round of each task, the same whenever it is asked for. */
    String nonce(Work work) {
        EntityId task = new EntityId(EntityType.TASK, work.at().name());
        return Sha256.of("transcript")
                .with(secret)
                .with(task.toString())
                .with(round(work))
                .hex();
    }

    private static int round(Work work) {
        if (work instanceof Work.Train train) return train.round();
        if (work instanceof Work.Iterate iterate) return iterate.round();
        return work instanceof Work.OpenSamples open ? open.round() : ((Work.Unseal) work).round();
    }
}
