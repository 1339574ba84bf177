package assay.simulation.participant;

import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.domain.valuation.Shapley;

/** How long a job takes on the reference computer: a function of the job and its result alone, so that runs repeat. */
final class JobTime {
    private static final long MILLI = 1_000;
    private static final long PREPARING = 500 * MILLI;
    private static final long TRAINING_ON_ONE_SAMPLE = 800;
    private static final long TRAINING_IN_VAIN = 100 * MILLI;
    private static final long HANDLING_ONE_UPDATE = 5 * MILLI;
    private static final long MEASURING_ONE_MODEL = 50 * MILLI;
    /** The data and the updates are there already. */
    private static final long VALUING_ONE_COALITION = 5 * MILLI;

    private JobTime() {}

    static long referenceMicros(Job job, Workshop.Made made) {
        if (job instanceof Job.Train train) return training(train.recipe().localEpochs(), made);
        if (job instanceof Job.TrainOwn own) return training(own.recipe().localEpochs(), made);
        if (job instanceof Job.TrainMislabelled flipped) return referenceMicros(flipped.training(), made);
        if (job instanceof Job.Iterate || job instanceof Job.IterateOwn) return iterating(made);
        if (job instanceof Job.Forge) return HANDLING_ONE_UPDATE;
        if (job instanceof Job.Aggregate aggregate) {
            return HANDLING_ONE_UPDATE * aggregate.updates().size();
        }
        if (job instanceof Job.Measure measure) {
            return MEASURING_ONE_MODEL * (1 + measure.updates().size()) + VALUING_ONE_COALITION * coalitions(measure);
        }
        return PREPARING;
    }

    /** How many coalitions are measured, at most. */
    private static long coalitions(Job.Measure measure) {
        int updates = measure.updates().size();
        return switch (measure.valuation().method()) {
            case NONE -> 0;
            case ALONE -> updates;
            case LEAVE_ONE_OUT -> updates + 1L;
            case SHAPLEY ->
                updates <= Shapley.MAX_EXACT
                        ? (1L << updates) - 1
                        : (long) updates * measure.valuation().permutations();
        };
    }

    private static long iterating(Workshop.Made made) {
        if (made instanceof Workshop.Made.Result done && done.result() instanceof JobResult.Iterated iterated) {
            return TRAINING_ON_ONE_SAMPLE * iterated.samples();
        }
        return TRAINING_IN_VAIN;
    }

    private static long training(int epochs, Workshop.Made made) {
        if (made instanceof Workshop.Made.Result done && done.result() instanceof JobResult.Trained trained) {
            return TRAINING_ON_ONE_SAMPLE * trained.samples() * epochs;
        }
        return TRAINING_IN_VAIN;
    }
}
