package assay.participant;

import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Trainer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Where the participants of a process compute: a few jobs at a time, off the thread on which they decide. */
public final class Engine implements AutoCloseable {
    private final ExecutorService jobs;
    private final ExecutorService blocking = Executors.newCachedThreadPool(task -> daemon(task, "blocking"));

    /**
     * An engine.
     *
     * @param threads how many jobs are done at a time, each on one thread; the others wait their turn
     */
    public Engine(int threads) {
        jobs = Executors.newFixedThreadPool(threads, task -> daemon(task, "engine"));
    }

    /** Has {@code trainer} do {@code job} when its turn comes. */
    public CompletionStage<JobResult> run(Trainer trainer, Job job) {
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
    public Executor blocking() {
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
