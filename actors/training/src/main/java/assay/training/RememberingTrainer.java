package assay.training;

import assay.domain.training.DataFormat;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A trainer that does each job once: equal jobs give equal results, so the last ones are remembered, and whoever asks for
 * a job that is being done waits for it. Failures are not remembered, nor are jobs on files, which may change.
 */
public final class RememberingTrainer implements Trainer {
    private final Trainer trainer;
    private final Map<Job, CompletableFuture<JobResult>> results;

    /**
     * A trainer that asks {@code trainer}.
     *
     * @param capacity how many results are remembered; then the one asked for longest ago goes
     */
    public RememberingTrainer(Trainer trainer, int capacity) {
        if (capacity < 1) throw new IllegalArgumentException("capacity " + capacity + ": expected at least 1");
        this.trainer = trainer;
        this.results = new Recent(capacity);
    }

    @Override
    public JobResult run(Job job) throws JobFailed {
        if (readsFiles(job)) return trainer.run(job);
        CompletableFuture<JobResult> mine = new CompletableFuture<>();
        CompletableFuture<JobResult> earlier;
        synchronized (results) {
            // A get first: it makes the job the one asked for last.
            earlier = results.get(job);
            if (earlier == null) results.put(job, mine);
        }
        return earlier == null ? compute(job, mine) : await(job, earlier);
    }

    private JobResult compute(Job job, CompletableFuture<JobResult> mine) throws JobFailed {
        try {
            JobResult result = trainer.run(job);
            mine.complete(result);
            return result;
        } catch (JobFailed | RuntimeException | Error e) {
            synchronized (results) {
                results.remove(job, mine);
            }
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static JobResult await(Job job, CompletableFuture<JobResult> earlier) throws JobFailed {
        try {
            return earlier.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof JobFailed failed) {
                throw new JobFailed(failed.fault(), failed.subject(), String.valueOf(failed.getMessage()));
            }
            throw new IllegalStateException("job failed unexpectedly: " + job, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.environment("interrupted while another thread did the same job", e);
        }
    }

    private static boolean readsFiles(Job job) {
        if (job instanceof Job.Prepare prepare)
            return isFile(prepare.plan().source().format());
        if (job instanceof Job.TrainOwn train)
            return isFile(train.own().source().format());
        if (job instanceof Job.IterateOwn iterate)
            return isFile(iterate.own().source().format());
        if (job instanceof Job.IterateFalsely no) return readsFiles(no.claimed());
        if (job instanceof Job.PrepareSpoilt spoilt) return readsFiles(spoilt.prepare());
        return job instanceof Job.TrainMislabelled flipped && readsFiles(flipped.training());
    }

    private static boolean isFile(DataFormat format) {
        return format == DataFormat.CSV || format == DataFormat.IDX;
    }

    /** Forgets what was asked for longest ago. */
    private static final class Recent extends LinkedHashMap<Job, CompletableFuture<JobResult>> {
        private static final long serialVersionUID = 1L;

        private final int capacity;

        Recent(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Job, CompletableFuture<JobResult>> eldest) {
            return size() > capacity;
        }
    }
}
