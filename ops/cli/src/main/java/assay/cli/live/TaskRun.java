package assay.cli.live;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.story.TaskOutcome;
import assay.domain.entity.EntityId;

/** How the end of a task is reported. */
public final class TaskRun {
    private TaskRun() {}

    /** The failure that {@code outcome}, which is not a completed task, is to whoever waited for it. */
    public static Failure notCompleted(EntityId task, TaskOutcome outcome) {
        String ending = outcome.ending().orElse("not ended");
        String message = task.name() + " " + ending + (outcome.reason().isEmpty() ? "" : ": " + outcome.reason());
        return Failure.of(
                ExitCode.FAILED, "task-" + ending, message, "assay task show " + task.name() + " tells its story");
    }
}
