package assay.cluster.http;

import static akka.http.javadsl.server.Directives.concat;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.server.Route;
import assay.cluster.access.Gate;
import assay.cluster.config.Serving;
import assay.content.DirectoryStore;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What a node has for those outside the cluster, beside the market: its content, and the workers.
 *
 * @param workers where jobs are done
 */
public record Outsiders(DirectoryStore content, Function<Job, CompletionStage<JobResult>> workers, Serving serving) {
    Route routes(ActorSystem<?> system, Gate gate) {
        Jobs jobs = new Jobs(workers, serving.openJobs());
        return concat(
                new ContentRoutes(system, content, serving, gate).routes(),
                new JobRoutes(jobs, serving.workersOpenTo(), gate).routes());
    }
}
