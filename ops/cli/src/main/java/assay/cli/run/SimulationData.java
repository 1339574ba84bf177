package assay.cli.run;

import assay.simulation.Payment;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.Violation;
import java.nio.file.Path;
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
            List<Paid> payouts) {}

    /** One payment. */
    public record Paid(String participant, long amountMicros, String reason) {}

    static SimulationData of(SimulationResult result, Path folder) {
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
                result.tasks().stream().map(SimulationData::task).toList(),
                folder.toString());
    }

    private static Task task(TaskReport task) {
        return new Task(
                task.name(),
                task.ending(),
                task.reason(),
                task.initialAccuracy().orElse(null),
                task.finalAccuracy().orElse(null),
                task.leader().map(Object::toString).orElse(null),
                task.follower().map(Object::toString).orElse(null),
                task.payments().stream().map(SimulationData::paid).toList());
    }

    private static Paid paid(Payment payment) {
        return new Paid(payment.participant().name(), payment.amountMicros(), payment.reason());
    }
}
