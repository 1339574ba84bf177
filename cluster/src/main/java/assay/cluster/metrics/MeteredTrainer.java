package assay.cluster.metrics;

import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Trainer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A worker's trainer, with meters of the jobs it does and of how many it does at once. */
final class MeteredTrainer implements Trainer {
    private final Trainer inner;
    private final MeterRegistry registry;
    private final AtomicInteger running = new AtomicInteger();

    /** @param slots jobs that it may do at once */
    MeteredTrainer(Trainer inner, MeterRegistry registry, int slots) {
        this.inner = inner;
        this.registry = registry;
        Gauge.builder("assay.worker.busy", running, AtomicInteger::get)
                .description("jobs being done")
                .register(registry);
        Gauge.builder("assay.worker.slots", () -> slots)
                .description("jobs that can be done at once")
                .register(registry);
        timer("train", "done");
    }

    @Override
    public JobResult run(Job job) throws JobFailed {
        String kind = job.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        String outcome = "failed";
        long began = System.nanoTime();
        running.incrementAndGet();
        try {
            JobResult result = inner.run(job);
            outcome = "done";
            return result;
        } finally {
            running.decrementAndGet();
            timer(kind, outcome).record(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private Timer timer(String kind, String outcome) {
        return Timer.builder("assay.jobs")
                .description("jobs of workers")
                .tags("kind", kind, "outcome", outcome)
                .serviceLevelObjectives(Edges.computing())
                .register(registry);
    }
}
