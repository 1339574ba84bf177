package assay.domain.participant;

import assay.domain.task.TaskCommand;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.domain.verification.Transcript;
import java.util.Optional;

/** How {@link Work.Iterate} is done, honestly or after the fact. */
public final class Iterating {
    private Iterating() {}

    /** Computes what is asked for: on the segments given, or where there are none on {@code own} data. */
    public static Action begin(Work.Iterate work, Optional<HonestMiner.OwnData> own) {
        if (!work.job().segments().isEmpty()) return new Action.Compute(work.job(), false);
        if (own.isEmpty()) return new Action.Pass();
        HonestMiner.OwnData data = own.get();
        Job mine = new Job.IterateOwn(work.job(), data.plan(), data.part(), data.parts(), data.extent());
        return new Action.Compute(mine, true);
    }

    /** Hands in what {@code done} says, and how it came about. */
    static TaskCommand.SubmitIterations answer(Work.Iterate work, JobResult.Iterated done, Transcript how) {
        return new TaskCommand.SubmitIterations(
                work.round(), work.consumed(), done.maps(), done.state(), done.chain(), Optional.of(how));
    }

    /** Hands in what {@code done} says. */
    public static TaskCommand.SubmitIterations answer(Work.Iterate work, JobResult.Iterated done) {
        return new TaskCommand.SubmitIterations(work.round(), work.consumed(), done.maps(), done.state(), done.chain());
    }
}
