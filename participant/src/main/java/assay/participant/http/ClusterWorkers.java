package assay.participant.http;

import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.journal.codec.RecordJson;
import assay.journal.codec.UnreadableRecord;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The cluster's workers as they are reached from outside: a job is handed in, and asked about until it is done. Equal jobs
 * give equal results, so one whose node has gone is handed in again at another.
 */
public final class ClusterWorkers {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_JOB = Duration.ofMinutes(15);

    private final Endpoints endpoints;
    private final RecordJson records = new RecordJson();

    public ClusterWorkers(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Has {@code job} done; fails with {@link JobFailed}, or with anything else when nobody knows. */
    public CompletionStage<JobResult> run(Job job) {
        String body = "{\"job\":" + records.toTree(job) + "}";
        return handIn(body, System.nanoTime() + LONGEST_JOB.toNanos());
    }

    private CompletionStage<JobResult> handIn(String body, long giveUp) {
        return endpoints
                .ask(Endpoints.Request.json("POST", "/v1/jobs", body, PATIENCE))
                .thenCompose(answer -> {
                    if (!answer.ok()) return CompletableFuture.failedFuture(new IOException(answer.problem()));
                    return follow(answer, body, PAUSE, giveUp);
                });
    }

    private CompletionStage<JobResult> follow(Answer answer, String body, Duration pause, long giveUp) {
        try {
            JsonNode told = answer.json();
            String state = told.path("state").asText();
            if (state.equals("done")) {
                return CompletableFuture.completedFuture((JobResult) records.fromTree(told.path("result")));
            }
            if (state.equals("failed")) return CompletableFuture.failedFuture(failure(told.path("failure")));
            if (System.nanoTime() - giveUp > 0) {
                return CompletableFuture.failedFuture(
                        new IOException("the job was not done after " + LONGEST_JOB.toMinutes() + " minutes"));
            }
            return later(told.path("id").asText(), body, pause, giveUp);
        } catch (IOException | UnreadableRecord e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<JobResult> later(String id, String body, Duration pause, long giveUp) {
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return CompletableFuture.supplyAsync(
                        () -> endpoints.askOnce(Endpoints.Request.get("/v1/jobs/" + id, PATIENCE)),
                        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS))
                .thenCompose(asked -> asked)
                .handle((answer, failure) -> {
                    // A node knows the jobs that were handed in at it, and only while it lives.
                    if (answer == null || answer.notFound()) return handIn(body, giveUp);
                    if (!answer.ok()) {
                        return CompletableFuture.<JobResult>failedFuture(new IOException(answer.problem()));
                    }
                    return follow(answer, body, next, giveUp);
                })
                .thenCompose(result -> result);
    }

    private static JobFailed failure(JsonNode told) {
        boolean input = told.path("fault").asText().equals(JobFailed.Fault.BAD_INPUT.name());
        return new JobFailed(
                input ? JobFailed.Fault.BAD_INPUT : JobFailed.Fault.ENVIRONMENT,
                told.path("subject").asText(),
                told.path("message").asText("no reason given"));
    }
}
