package assay.simulation.participant;

import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.util.List;

/** How long a job takes on the reference computer: a function of the job and its result alone, so that runs repeat. */
final class JobTime {
    private static final long MILLI = 1_000;
    private static final long PREPARING = 500 * MILLI;
    private static final long TRAINING_ON_ONE_SAMPLE = 800;
    private static final long TRAINING_IN_VAIN = 100 * MILLI;
    private static final long HANDLING_ONE_UPDATE = 5 * MILLI;

    private JobTime() {}

    static long referenceMicros(Job job, Workshop.Made made) {
        if (job instanceof Job.Train train) return training(train.recipe().localEpochs(), made);
        if (job instanceof Job.TrainOwn own) return training(own.recipe().localEpochs(), made);
        if (job instanceof Job.TrainMislabelled flipped) return referenceMicros(flipped.training(), made);
        if (job instanceof Job.Iterate || job instanceof Job.IterateOwn) return iterating(made);
        if (job instanceof Job.TrainInSteps || job instanceof Job.TrainSkipping) return inSteps(job, made);
        if (job instanceof Job.Recheck recheck) return rechecking(recheck);
        if (job instanceof Job.Recall recall) {
            return HANDLING_ONE_UPDATE + recall.faults().size() * TRAINING_ON_ONE_SAMPLE;
        }
        if (job instanceof Job.IterateInSteps) return iterating(made);
        if (job instanceof Job.Recount recount) return recounting(recount);
        if (job instanceof Job.IterateFalsely no) return no.turned() ? iterating(made) : HANDLING_ONE_UPDATE;
        if (job instanceof Job.Forge) return HANDLING_ONE_UPDATE;
        if (job instanceof Job.Aggregate aggregate) {
            return HANDLING_ONE_UPDATE * aggregate.updates().size();
        }
        if (job instanceof Job.Measure measure) {
            return MeasuringTime.micros(
                    measure.updates().size(),
                    measure.valuation().method(),
                    measure.valuation().permutations());
        }
        return PREPARING;
    }

    private static long iterating(Workshop.Made made) {
        if (made instanceof Workshop.Made.Result done && done.result() instanceof JobResult.Iterated iterated) {
            return TRAINING_ON_ONE_SAMPLE * iterated.samples();
        }
        if (made instanceof Workshop.Made.Result done && done.result() instanceof JobResult.IteratedInSteps steps) {
            return TRAINING_ON_ONE_SAMPLE * steps.iterated().samples();
        }
        return TRAINING_IN_VAIN;
    }

    /** Whoever leaves out stretches is done sooner by as much. */
    private static long inSteps(Job job, Workshop.Made made) {
        Job.TrainInSteps claimed =
                job instanceof Job.TrainSkipping skipping ? skipping.claimed() : (Job.TrainInSteps) job;
        if (!(made instanceof Workshop.Made.Result done) || !(done.result() instanceof JobResult.Stepped stepped)) {
            return TRAINING_IN_VAIN;
        }
        long all = TRAINING_ON_ONE_SAMPLE
                * stepped.trained().samples()
                * claimed.training().recipe().localEpochs();
        int stretches = stepped.states().size() - 1;
        long moved = 0;
        for (int i = 0; i < stretches; i++) {
            if (!stepped.states().get(i).equals(stepped.states().get(i + 1))) moved++;
        }
        return all / stretches * moved;
    }

    private static long rechecking(Job.Recheck recheck) {
        long micros = 0;
        for (Job.ReRun part : recheck.parts()) {
            long samples =
                    (long) (part.to() - part.from()) * part.training().recipe().batchSize();
            micros += HANDLING_ONE_UPDATE + TRAINING_ON_ONE_SAMPLE * samples;
        }
        return micros;
    }

    private static long recounting(Job.Recount recount) {
        long micros = HANDLING_ONE_UPDATE;
        for (List<Integer> faults : recount.faults()) micros += faults.size() * TRAINING_ON_ONE_SAMPLE;
        return micros;
    }

    private static long training(int epochs, Workshop.Made made) {
        if (made instanceof Workshop.Made.Result done && done.result() instanceof JobResult.Trained trained) {
            return TRAINING_ON_ONE_SAMPLE * trained.samples() * epochs;
        }
        return TRAINING_IN_VAIN;
    }
}
