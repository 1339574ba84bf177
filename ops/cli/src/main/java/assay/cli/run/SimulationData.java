package assay.cli.run;

import assay.cli.story.TaskOutcome;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.Violation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code simulate --json} says.
 *
 * @param verdict how the tasks ended: {@code completed}, or every ending there was, separated by commas
 */
public record SimulationData(
        long seed,
        String traceHash,
        long domainEvents,
        double simulatedSeconds,
        double wallSeconds,
        List<Violation> violations,
        long escrowMicros,
        long paidMicros,
        long refundedMicros,
        String verdict,
        List<Task> tasks,
        String folder) {

    /** One task; what is not known is null. */
    public record Task(
            String name,
            String ending,
            String reason,
            @Nullable Double initialAccuracy,
            @Nullable Double finalAccuracy,
            @Nullable String leader,
            @Nullable String follower,
            List<TaskOutcome.Payment> payouts) {}

    static SimulationData of(SimulationResult result, List<TaskOutcome> outcomes, Path folder) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) tasks.add(task(result.tasks().get(i), outcomes.get(i)));
        String verdict =
                result.tasks().stream().map(TaskReport::ending).distinct().collect(Collectors.joining(","));
        return new SimulationData(
                result.seed(),
                result.traceHash(),
                result.domainEvents(),
                result.simulatedSeconds(),
                result.wallSeconds(),
                result.violations(),
                result.escrowMicros(),
                result.paidMicros(),
                result.refundedMicros(),
                verdict,
                List.copyOf(tasks),
                folder.toString());
    }

    private static Task task(TaskReport task, TaskOutcome outcome) {
        return new Task(
                task.name(),
                task.ending(),
                task.reason(),
                task.initialAccuracy().orElse(null),
                task.finalAccuracy().orElse(null),
                task.leader().map(Object::toString).orElse(null),
                task.follower().map(Object::toString).orElse(null),
                outcome.payments());
    }
}
