package assay.runtime.worker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.delivery.WorkPullingProducerController.RequestNext;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** What a desk understands. Those of workers travel between nodes; the others never leave the desk's node. */
public sealed interface DeskCommand {
    /** A worker has a free slot for the job of an offer. Answered with {@code Fetched} or {@code Gone}. */
    record Fetch(long job, int attempt, ActorRef<WorkerCommand> worker) implements DeskCommand {}

    /** The worker is still at it. */
    record Working(long job, ActorRef<WorkerCommand> worker) implements DeskCommand {}

    /** The job has ended. Answered with {@code ResultTaken}; sent again until then. */
    record Ended(long job, JobEnd end, ActorRef<WorkerCommand> worker) implements DeskCommand {}

    /** Somebody on this node wants a job done by {@code deadline}. */
    record Submit(Job job, Instant deadline, CompletableFuture<JobResult> result) implements DeskCommand {}

    /** Some worker can take an offer. */
    record OfferWanted(RequestNext<Offer> next) implements DeskCommand {}

    /** Time has passed. */
    record Tick() implements DeskCommand {}
}
