package assay.runtime.worker;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How desks and workers behave; the defaults stand in {@code assay-runtime.conf}.
 *
 * @param slots jobs that one worker does at once
 * @param lease a worker not heard of for this long has lost its job to another
 * @param offerAgain a job that was offered and not fetched for this long is offered to another worker as well
 * @param resultAgain how often a result is sent again until the desk has it
 * @param resultAttempts how often at most
 * @param waitingJobs jobs at one desk; more are refused
 * @param deadline after which a job fails
 * @param attempts how often a job is given out when it fails for reasons of the place where it is done
 */
public record WorkerSettings(
        int slots,
        Duration lease,
        Duration offerAgain,
        Duration resultAgain,
        int resultAttempts,
        int waitingJobs,
        Duration deadline,
        int attempts) {
    /** Reads the section {@code assay.runtime.worker} of {@code config}. */
    public static WorkerSettings of(Config config) {
        Config worker = config.getConfig("assay.runtime.worker");
        return new WorkerSettings(
                worker.getInt("slots"),
                worker.getDuration("lease"),
                worker.getDuration("offer-again"),
                worker.getDuration("result-again"),
                worker.getInt("result-attempts"),
                worker.getInt("waiting-jobs"),
                worker.getDuration("deadline"),
                worker.getInt("attempts"));
    }
}
