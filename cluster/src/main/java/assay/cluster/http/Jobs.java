package assay.cluster.http;

import assay.domain.entity.Sha256;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The jobs that were handed in at this node. A job's id is a hash of what it says, so that one that is handed in again is
 * the same job; whoever asks after the node has gone hands it in elsewhere.
 */
final class Jobs {
    /** Results are small: addresses and numbers. */
    private static final int REMEMBERED = 2_048;

    private final Function<Job, CompletionStage<JobResult>> workers;
    private final int openPerCaller;
    private final Map<String, Given> jobs = new LinkedHashMap<>();

    /** A job, who handed it in first, and what becomes of it. */
    record Given(String id, String caller, CompletableFuture<JobResult> result) {
        boolean open() {
            return !result.isDone();
        }
    }

    Jobs(Function<Job, CompletionStage<JobResult>> workers, int openPerCaller) {
        this.workers = workers;
        this.openPerCaller = openPerCaller;
    }

    /** The id of a job that is written so. */
    static String id(String canonical) {
        return Sha256.of("job").with(canonical).hex();
    }

    /** Has {@code job} done, unless it is or was; empty when {@code caller} has too many open. */
    synchronized Optional<Given> give(String id, String caller, Job job) {
        Given known = jobs.get(id);
        // What has failed may go well another time.
        if (known != null && !known.result().isCompletedExceptionally()) return Optional.of(known);
        long open = jobs.values().stream()
                .filter(each -> each.open() && each.caller().equals(caller))
                .count();
        if (open >= openPerCaller) return Optional.empty();
        Given given = new Given(id, caller, workers.apply(job).toCompletableFuture());
        jobs.remove(id);
        jobs.put(id, given);
        forget();
        return Optional.of(given);
    }

    private void forget() {
        var oldest = jobs.values().iterator();
        while (jobs.size() > REMEMBERED && oldest.hasNext()) {
            if (!oldest.next().open()) oldest.remove();
        }
    }

    /** The job of this id, if it was handed in here and is not forgotten. */
    synchronized Optional<Given> get(String id) {
        return Optional.ofNullable(jobs.get(id));
    }
}
