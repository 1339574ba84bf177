package assay.runtime.worker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.delivery.ConsumerController;
import assay.domain.training.Job;
import java.util.Set;

/** What a worker understands. Those of desks travel between nodes; the others never leave the worker. */
public sealed interface WorkerCommand {
    /** The job that was asked for. */
    record Fetched(ActorRef<DeskCommand> desk, long job, Job work) implements WorkerCommand {}

    /** The job that was asked for is done, or being done by somebody else. */
    record Gone(ActorRef<DeskCommand> desk, long job) implements WorkerCommand {}

    /** The desk has the result, or needs it no more. */
    record ResultTaken(ActorRef<DeskCommand> desk, long job) implements WorkerCommand {}

    /** These are the desks there are. */
    record DesksFound(Set<ActorRef<DeskCommand>> desks) implements WorkerCommand {}

    /** A desk has offered a job. */
    record Offered(ConsumerController.Delivery<Offer> delivery) implements WorkerCommand {}

    /** A slot is free again. */
    record Worked(ActorRef<DeskCommand> desk, long job, JobEnd end) implements WorkerCommand {}

    /** Time has passed. */
    record Tick() implements WorkerCommand {}
}
