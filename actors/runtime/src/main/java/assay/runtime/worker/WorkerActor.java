package assay.runtime.worker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.delivery.ConsumerController;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.Trainer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Does the mathematics of whatever desk offers some, as many jobs at once as it has slots. An offer is confirmed only
 * when the desk has the result: a worker that is lost before that has its offers delivered to others.
 */
public final class WorkerActor extends AbstractBehavior<WorkerCommand> {
    private final WorkerSettings settings;
    private final Trainer trainer;
    private final Executor threads;
    private final ActorRef<ConsumerController.Delivery<Offer>> offers;
    private final Map<ActorRef<DeskCommand>, List<ActorRef<ConsumerController.Command<Offer>>>> desks = new HashMap<>();
    private final Deque<ConsumerController.Delivery<Offer>> waiting = new ArrayDeque<>();
    private final Map<Place, Task> slots = new HashMap<>();
    private final Map<Place, Finished> finished = new HashMap<>();

    /** One job of one desk. */
    private record Place(ActorRef<DeskCommand> desk, long job) {}

    /** What a slot is occupied with: fetching a job, or doing it. */
    private record Task(ConsumerController.Delivery<Offer> delivery, boolean fetched) {}

    /** A result that its desk has not acknowledged. */
    private record Finished(ConsumerController.Delivery<Offer> delivery, JobEnd end, int attempts) {}

    private WorkerActor(ActorContext<WorkerCommand> context, Trainer trainer, WorkerSettings settings) {
        super(context);
        this.settings = settings;
        this.trainer = trainer;
        this.threads = context.getSystem()
                .dispatchers()
                .lookup(DispatcherSelector.fromConfig("assay.runtime.worker-dispatcher"));
        this.offers = context.messageAdapter(ConsumerController.<Offer>deliveryClass(), WorkerCommand.Offered::new);
    }

    /** A worker that has its jobs done by {@code trainer}, each on a thread of {@code assay.runtime.worker-dispatcher}. */
    public static Behavior<WorkerCommand> create(Trainer trainer, WorkerSettings settings) {
        Behavior<WorkerCommand> worker = Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new WorkerCommand.Tick(), settings.resultAgain());
            ActorRef<Receptionist.Listing> listings = context.messageAdapter(
                    Receptionist.Listing.class,
                    listing -> new WorkerCommand.DesksFound(listing.getServiceInstances(DeskActor.DESKS)));
            context.getSystem().receptionist().tell(Receptionist.subscribe(DeskActor.DESKS, listings));
            return new WorkerActor(context, trainer, settings);
        }));
        return Behaviors.supervise(worker).onFailure(SupervisorStrategy.restart());
    }

    @Override
    public Receive<WorkerCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(WorkerCommand.DesksFound.class, this::desksFound)
                .onMessage(WorkerCommand.Offered.class, this::offered)
                .onMessage(WorkerCommand.Fetched.class, this::fetched)
                .onMessage(WorkerCommand.Gone.class, this::gone)
                .onMessage(WorkerCommand.Worked.class, this::worked)
                .onMessage(WorkerCommand.ResultTaken.class, this::resultTaken)
                .onMessage(WorkerCommand.Tick.class, tick -> ticked())
                .build();
    }

    private Behavior<WorkerCommand> desksFound(WorkerCommand.DesksFound found) {
        Set<ActorRef<DeskCommand>> now = found.desks();
        for (ActorRef<DeskCommand> desk : List.copyOf(desks.keySet())) {
            if (!now.contains(desk)) forget(desk);
        }
        for (ActorRef<DeskCommand> desk : now) desks.computeIfAbsent(desk, this::consumers);
        return this;
    }

    /** One consumer for each slot, since each delivers one offer at a time. */
    private List<ActorRef<ConsumerController.Command<Offer>>> consumers(ActorRef<DeskCommand> desk) {
        List<ActorRef<ConsumerController.Command<Offer>>> consumers = new ArrayList<>();
        for (int slot = 0; slot < settings.slots(); slot++) {
            ActorRef<ConsumerController.Command<Offer>> consumer = getContext()
                    .spawnAnonymous(ConsumerController.create(
                            DeskActor.offersOf(desk.path().name())));
            consumer.tell(new ConsumerController.Start<>(offers));
            consumers.add(consumer);
        }
        return consumers;
    }

    /** A desk that is gone wants nothing more; what is being done for it is done in vain. */
    private void forget(ActorRef<DeskCommand> desk) {
        List<ActorRef<ConsumerController.Command<Offer>>> consumers = desks.remove(desk);
        if (consumers != null) consumers.forEach(getContext()::stop);
        waiting.removeIf(delivery -> delivery.message().desk().equals(desk));
        finished.keySet().removeIf(place -> place.desk().equals(desk));
        slots.entrySet()
                .removeIf(entry ->
                        entry.getKey().desk().equals(desk) && !entry.getValue().fetched());
    }

    private Behavior<WorkerCommand> offered(WorkerCommand.Offered offered) {
        waiting.add(offered.delivery());
        fetchIfFree();
        return this;
    }

    private void fetchIfFree() {
        while (slots.size() < settings.slots() && !waiting.isEmpty()) {
            ConsumerController.Delivery<Offer> delivery = waiting.remove();
            Place place = placeOf(delivery);
            if (slots.containsKey(place) || finished.containsKey(place)) {
                // A second offer of what this worker has in hand or has done already.
                delivery.confirmTo().tell(ConsumerController.confirmed());
                continue;
            }
            slots.put(place, new Task(delivery, false));
            fetch(delivery.message());
        }
    }

    private static Place placeOf(ConsumerController.Delivery<Offer> delivery) {
        return new Place(delivery.message().desk(), delivery.message().job());
    }

    private void fetch(Offer offer) {
        offer.desk()
                .tell(new DeskCommand.Fetch(
                        offer.job(), offer.attempt(), getContext().getSelf()));
    }

    private Behavior<WorkerCommand> fetched(WorkerCommand.Fetched fetched) {
        Place place = new Place(fetched.desk(), fetched.job());
        Task task = slots.get(place);
        if (task == null || task.fetched()) return this;
        slots.put(place, new Task(task.delivery(), true));
        getContext()
                .pipeToSelf(
                        CompletableFuture.supplyAsync(() -> work(fetched.work()), threads),
                        (end, failure) -> new WorkerCommand.Worked(
                                place.desk(), place.job(), failure == null ? end : broken(failure)));
        return this;
    }

    private JobEnd work(Job job) {
        try {
            return new JobEnd.Done(trainer.run(job));
        } catch (JobFailed e) {
            return new JobEnd.NotDone(e.fault(), e.subject(), String.valueOf(e.getMessage()));
        }
    }

    private static JobEnd broken(Throwable failure) {
        return new JobEnd.NotDone(JobFailed.Fault.ENVIRONMENT, "", "the trainer broke: " + failure);
    }

    private Behavior<WorkerCommand> gone(WorkerCommand.Gone gone) {
        Place place = new Place(gone.desk(), gone.job());
        Task task = slots.get(place);
        if (task == null || task.fetched()) return this;
        slots.remove(place);
        task.delivery().confirmTo().tell(ConsumerController.confirmed());
        fetchIfFree();
        return this;
    }

    private Behavior<WorkerCommand> worked(WorkerCommand.Worked worked) {
        Place place = new Place(worked.desk(), worked.job());
        Task task = slots.remove(place);
        if (task != null && desks.containsKey(place.desk())) {
            finished.put(place, new Finished(task.delivery(), worked.end(), 1));
            report(place, worked.end());
        }
        fetchIfFree();
        return this;
    }

    private void report(Place place, JobEnd end) {
        place.desk().tell(new DeskCommand.Ended(place.job(), end, getContext().getSelf()));
    }

    private Behavior<WorkerCommand> resultTaken(WorkerCommand.ResultTaken taken) {
        Finished done = finished.remove(new Place(taken.desk(), taken.job()));
        if (done != null) done.delivery().confirmTo().tell(ConsumerController.confirmed());
        return this;
    }

    private Behavior<WorkerCommand> ticked() {
        slots.forEach((place, task) -> {
            if (task.fetched())
                place.desk()
                        .tell(new DeskCommand.Working(place.job(), getContext().getSelf()));
            else fetch(task.delivery().message());
        });
        for (Map.Entry<Place, Finished> entry : List.copyOf(finished.entrySet())) {
            Finished done = entry.getValue();
            if (done.attempts() >= settings.resultAttempts()) {
                getContext().getLog().warn("a desk has not taken the result of its job {}", entry.getKey());
                finished.remove(entry.getKey());
                done.delivery().confirmTo().tell(ConsumerController.confirmed());
                continue;
            }
            finished.put(entry.getKey(), new Finished(done.delivery(), done.end(), done.attempts() + 1));
            report(entry.getKey(), done.end());
        }
        return this;
    }
}
