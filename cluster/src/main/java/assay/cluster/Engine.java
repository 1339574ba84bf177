package assay.cluster;

import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Trainer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The trainer of this process for the participants in it, off their actors' threads and one job at a time. */
final class Engine implements AutoCloseable {
    private final Trainer trainer;
    // One job at a time: several would only take the processor from one another, and from the workers.
    private final ExecutorService jobs = Executors.newSingleThreadExecutor(task -> daemon(task, "engine"));
    private final ExecutorService blocking = Executors.newCachedThreadPool(task -> daemon(task, "blocking"));

    Engine(Trainer trainer) {
        this.trainer = trainer;
    }

    CompletionStage<JobResult> run(Job job) {
        CompletableFuture<JobResult> result = new CompletableFuture<>();
        jobs.execute(() -> {
            try {
                result.complete(trainer.run(job));
            } catch (JobFailed | RuntimeException | LinkageError e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Where calls that block for a moment may run. */
    Executor blocking() {
        return blocking;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        jobs.shutdownNow();
        blocking.shutdownNow();
    }
}
