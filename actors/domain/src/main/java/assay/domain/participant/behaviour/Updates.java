package assay.domain.participant.behaviour;

import assay.domain.participant.Work;
import assay.domain.task.TaskCommand;
import assay.domain.training.JobResult;

/** Answers to {@link Work.Train}. */
final class Updates {
    private Updates() {}

    /** Submits what {@code trained} says, whether or not anybody has trained. */
    static TaskCommand.SubmitUpdate of(Work.Train train, JobResult.Trained trained) {
        return new TaskCommand.SubmitUpdate(
                train.round(), trained.update(), trained.samples(), trained.lossMicros(), trained.accuracyMicros());
    }
}
