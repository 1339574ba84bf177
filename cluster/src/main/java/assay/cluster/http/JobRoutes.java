package assay.cluster.http;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import akka.http.javadsl.unmarshalling.Unmarshaller;
import assay.cluster.access.Caller;
import assay.cluster.access.CallerRole;
import assay.cluster.access.Gate;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.journal.codec.RecordJson;
import assay.journal.codec.UnreadableRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The cluster's workers for those outside who may use them: {@code POST /jobs} hands a job in, {@code GET /jobs/ID} says
 * what came of it.
 */
final class JobRoutes extends AllDirectives {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Jobs jobs;
    private final List<String> openTo;
    private final Gate gate;
    private final RecordJson records = new RecordJson();
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Routes to {@code jobs}.
     *
     * @param openTo words for roles, and names
     */
    JobRoutes(Jobs jobs, List<String> openTo, Gate gate) {
        this.jobs = jobs;
        this.openTo = List.copyOf(openTo);
        this.gate = gate;
    }

    Route routes() {
        return concat(
                path(
                        "jobs",
                        () -> post(() -> gate.admit(
                                Operation.JOB_GIVE,
                                caller -> entity(Unmarshaller.entityToString(), body -> give(caller, body))))),
                path(
                        PathMatchers.segment("jobs").slash(PathMatchers.segment()),
                        id -> get(() -> gate.admit(Operation.JOB, caller -> asked(caller, id)))));
    }

    private boolean mayUse(Caller caller) {
        for (CallerRole role : caller.roles()) if (openTo.contains(role.word())) return true;
        return openTo.contains(caller.name())
                || caller.participant()
                        .filter(who -> openTo.contains(who.name()))
                        .isPresent();
    }

    private Route give(Caller caller, String body) {
        if (!mayUse(caller)) {
            return refused(Problem.forbidden(
                    "the workers of this cluster are not open to " + caller.name(),
                    "train with an engine of your own, or ask the operator, who sets jobs.open-to"));
        }
        Job job;
        String canonical;
        try {
            JsonNode told = json.readTree(body).path("job");
            job = records.fromTree(told) instanceof Job known ? known : null;
            if (job == null) throw new UnreadableRecord("job: expected a job, found another record");
            canonical = records.toTree(job).toString();
        } catch (JsonProcessingException e) {
            return unreadable("not JSON: " + e.getOriginalMessage());
        } catch (UnreadableRecord e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
        if (!open(job)) {
            return refused(Problem.unprocessable(
                    "not-for-workers",
                    "a job of kind " + job.getClass().getSimpleName()
                            + ": expected Train, Iterate or Aggregate, which name all they need by its address",
                    "do it with an engine of your own: data that is yours does not leave you"));
        }
        Optional<Jobs.Given> given = jobs.give(Jobs.id(canonical), caller.name(), job);
        if (given.isEmpty()) {
            return refused(Problem.tooMany(caller.name() + " has as many jobs waiting as one caller may have", SOON));
        }
        return complete(told(given.get()));
    }

    /** Nothing that reads files of the node, and nothing that only a cheat would want. */
    private static boolean open(Job job) {
        return job instanceof Job.Train || job instanceof Job.Iterate || job instanceof Job.Aggregate;
    }

    private Route unreadable(String why) {
        return refused(Problem.badRequest("the body is no job: " + why, "expected {\"job\": {\"type\": …}}"));
    }

    private Route asked(Caller caller, String id) {
        Optional<Jobs.Given> given = mayUse(caller) ? jobs.get(id) : Optional.empty();
        if (given.isPresent()) return complete(told(given.get()));
        return refused(Problem.notFound("this node knows no job " + id, "hand it in again: POST /v1/jobs"));
    }

    private HttpResponse told(Jobs.Given given) {
        ObjectNode told = Replies.object();
        told.put("id", given.id());
        CompletableFuture<JobResult> result = given.result();
        if (given.open()) {
            told.put("state", "waiting");
            return Replies.json(told).withStatus(StatusCodes.ACCEPTED);
        }
        try {
            JobResult done = result.join();
            told.put("state", "done");
            told.set("result", records.toTree(done));
        } catch (CompletionException e) {
            told.put("state", "failed");
            JobFailed why = e.getCause() instanceof JobFailed known
                    ? known
                    : new JobFailed(JobFailed.Fault.ENVIRONMENT, String.valueOf(e.getCause()), e);
            ObjectNode failure = told.putObject("failure");
            failure.put("fault", why.fault().name());
            failure.put("subject", why.subject());
            failure.put("message", String.valueOf(why.getMessage()));
        }
        return Replies.json(told);
    }

    private Route refused(Problem problem) {
        return complete(Replies.problem(problem));
    }
}
