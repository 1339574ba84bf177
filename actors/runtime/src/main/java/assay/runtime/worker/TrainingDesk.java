package assay.runtime.worker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where a node has its mathematics done: by whichever worker of the cluster is free. One per node that asks. */
public final class TrainingDesk {
    private final ActorRef<DeskCommand> desk;
    private final WorkerSettings settings;
    private final InstantSource clock;

    private TrainingDesk(ActorRef<DeskCommand> desk, WorkerSettings settings, InstantSource clock) {
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens a desk on this node; workers find it by themselves. */
    public static TrainingDesk open(ActorSystem<?> system, WorkerSettings settings, InstantSource clock) {
        // Workers know a desk by this name: each has offers of its own, so that each can be lost on its own.
        String name = "training-desk-" + UUID.randomUUID();
        ActorRef<DeskCommand> desk = system.systemActorOf(DeskActor.create(name, settings, clock), name, Props.empty());
        return new TrainingDesk(desk, settings, clock);
    }

    /**
     * Has {@code job} done. Fails with {@link JobFailed}: at once when too many jobs wait, by the job's own fault, or at
     * its deadline when no worker has done it.
     */
    public CompletionStage<JobResult> run(Job job) {
        CompletableFuture<JobResult> result = new CompletableFuture<>();
        desk.tell(new DeskCommand.Submit(job, clock.instant().plus(settings.deadline()), result));
        return result;
    }
}
