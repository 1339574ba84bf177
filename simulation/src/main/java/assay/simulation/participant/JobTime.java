package assay.simulation.participant;

import assay.domain.training.Job;

/** How long a job takes on the reference computer: a function of the job alone, so that runs repeat. */
final class JobTime {
    private static final long MILLI = 1_000;
    private static final long PREPARING = 500 * MILLI;
    private static final long TRAINING_ONE_SEGMENT = 100 * MILLI;
    private static final long TRAINING_OWN_DATA = 300 * MILLI;
    private static final long AGGREGATING_ONE_UPDATE = 5 * MILLI;
    private static final long MEASURING_ONE_MODEL = 50 * MILLI;

    private JobTime() {}

    static long referenceMicros(Job job) {
        if (job instanceof Job.Train train) {
            return TRAINING_ONE_SEGMENT
                    * train.segments().size()
                    * train.recipe().localEpochs();
        }
        if (job instanceof Job.TrainOwn own)
            return TRAINING_OWN_DATA * own.recipe().localEpochs();
        if (job instanceof Job.Aggregate aggregate) {
            return AGGREGATING_ONE_UPDATE * aggregate.updates().size();
        }
        if (job instanceof Job.Measure measure) {
            return MEASURING_ONE_MODEL * (1 + measure.updates().size());
        }
        return PREPARING;
    }
}
