package assay.cli.run;

import assay.cli.story.TaskOutcome;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.Violation;
import assay.simulation.metric.RunMetrics;
import assay.simulation.study.Interval;
import assay.simulation.study.Judgement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code simulate --json} says.
 *
 * @param verdict {@code supported}, {@code refuted} or {@code undecided}
 * @param reason of the verdict, in words
 * @param claim what it is about; null when there is none, or when it was not judged
 * @param metrics what was measured in this run, by name
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
        String reason,
        @Nullable Claim claim,
        List<Task> tasks,
        Map<String, Double> metrics,
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

    /** The claim and the interval of left less right that decided it; without an interval, nulls. */
    public record Claim(
            String holds,
            double confidence,
            int seeds,
            int missing,
            @Nullable Double mean,
            @Nullable Double low,
            @Nullable Double high,
            List<Seed> perSeed) {
        static Claim of(Judgement judgement) {
            @Nullable Interval interval = judgement.interval().orElse(null);
            List<Seed> perSeed = new ArrayList<>();
            for (Judgement.Seed seed : judgement.perSeed()) {
                boolean whole = seed.difference().isPresent();
                perSeed.add(new Seed(seed.seed(), whole ? seed.difference().getAsDouble() : null));
            }
            return new Claim(
                    judgement.claim().toString(),
                    judgement.confidence(),
                    judgement.perSeed().size(),
                    judgement.missing(),
                    interval == null ? null : interval.mean(),
                    interval == null ? null : interval.low(),
                    interval == null ? null : interval.high(),
                    perSeed);
        }
    }

    /** The difference in the run of one seed; null when that run does not have both sides. */
    public record Seed(long seed, @Nullable Double difference) {}

    static SimulationData of(
            SimulationResult result, List<TaskOutcome> outcomes, RunMetrics metrics, Answer answer, Path folder) {
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) tasks.add(task(result.tasks().get(i), outcomes.get(i)));
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
                answer.verdict().word(),
                answer.reason(),
                answer.judgement().map(Claim::of).orElse(null),
                List.copyOf(tasks),
                metrics.values(),
                folder.toString());
    }

    /** Of a run without a market: nothing was paid, no task ended, no entity decided anything. */
    static SimulationData of(
            long seed,
            String traceHash,
            double simulatedSeconds,
            double wallSeconds,
            RunMetrics metrics,
            Answer answer,
            Path folder) {
        return new SimulationData(
                seed,
                traceHash,
                0,
                simulatedSeconds,
                wallSeconds,
                List.of(),
                0,
                0,
                0,
                answer.verdict().word(),
                answer.reason(),
                answer.judgement().map(Claim::of).orElse(null),
                List.of(),
                metrics.values(),
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
