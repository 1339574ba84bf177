package assay.runtime.worker;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.delivery.ConsumerController;
import akka.actor.typed.delivery.WorkPullingProducerController;
import akka.actor.typed.delivery.WorkPullingProducerController.RequestNext;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import assay.domain.training.JobFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Offers the jobs of one node to workers, by work pulling with reliable delivery: an offer is only made when some worker
 * has asked for one, and comes again to another when its worker is lost before it confirmed.
 */
final class DeskActor extends AbstractBehavior<DeskCommand> {
    /** Under which all desks can be found. */
    static final ServiceKey<DeskCommand> DESKS = ServiceKey.create(DeskCommand.class, "training-desks");

    private static final Duration TICK = Duration.ofMillis(250);

    private final WorkerSettings settings;
    private final InstantSource clock;
    private final Map<Long, Waiting> jobs = new LinkedHashMap<>();
    private Optional<RequestNext<Offer>> wanted = Optional.empty();
    private long lastJob;

    private DeskActor(ActorContext<DeskCommand> context, WorkerSettings settings, InstantSource clock) {
        super(context);
        this.settings = settings;
        this.clock = clock;
    }

    static Behavior<DeskCommand> create(String name, WorkerSettings settings, InstantSource clock) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startTimerWithFixedDelay(new DeskCommand.Tick(), TICK);
            var offers = context.spawn(
                    WorkPullingProducerController.create(Offer.class, name, offersOf(name), Optional.empty()),
                    "offers");
            ActorRef<RequestNext<Offer>> next = context.messageAdapter(
                    WorkPullingProducerController.<Offer>requestNextClass(), DeskCommand.OfferWanted::new);
            offers.tell(new WorkPullingProducerController.Start<>(next));
            context.getSystem().receptionist().tell(Receptionist.register(DESKS, context.getSelf()));
            return new DeskActor(context, settings, clock);
        }));
    }

    /** Under which workers take the offers of the desk of this name. */
    static ServiceKey<ConsumerController.Command<Offer>> offersOf(String desk) {
        return ServiceKey.create(ConsumerController.<Offer>serviceKeyClass(), desk);
    }

    @Override
    public Receive<DeskCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(DeskCommand.Submit.class, this::submitted)
                .onMessage(DeskCommand.OfferWanted.class, this::offerWanted)
                .onMessage(DeskCommand.Fetch.class, this::fetched)
                .onMessage(DeskCommand.Working.class, this::working)
                .onMessage(DeskCommand.Ended.class, this::ended)
                .onMessage(DeskCommand.Tick.class, tick -> ticked())
                .build();
    }

    private Behavior<DeskCommand> submitted(DeskCommand.Submit command) {
        if (jobs.size() >= settings.waitingJobs()) {
            command.result()
                    .completeExceptionally(new JobFailed(
                            JobFailed.Fault.ENVIRONMENT,
                            "the training desk has " + jobs.size() + " jobs waiting, its limit: ask again later"));
            return this;
        }
        long id = ++lastJob;
        jobs.put(id, new Waiting(id, command.job(), command.result(), command.deadline()));
        offer();
        return this;
    }

    private Behavior<DeskCommand> offerWanted(DeskCommand.OfferWanted command) {
        wanted = Optional.of(command.next());
        offer();
        return this;
    }

    private void offer() {
        if (wanted.isEmpty()) return;
        Instant now = clock.instant();
        next(now).ifPresent(job -> {
            wanted.orElseThrow().sendNextTo().tell(new Offer(getContext().getSelf(), job.id, job.offer(now)));
            wanted = Optional.empty();
        });
    }

    /** The oldest job that nobody was offered; if there is none, the oldest whose offer lies unanswered. */
    private Optional<Waiting> next(Instant now) {
        Instant latestOffer = now.minus(settings.offerAgain());
        Optional<Waiting> lying = Optional.empty();
        for (Waiting job : jobs.values()) {
            if (job.neverOffered()) return Optional.of(job);
            if (lying.isEmpty() && job.toBeOffered(latestOffer)) lying = Optional.of(job);
        }
        return lying;
    }

    private Behavior<DeskCommand> fetched(DeskCommand.Fetch command) {
        Waiting job = jobs.get(command.job());
        boolean given = job != null && job.give(command.worker(), command.attempt(), clock.instant());
        command.worker()
                .tell(
                        given && job != null
                                ? new WorkerCommand.Fetched(getContext().getSelf(), job.id, job.job)
                                : new WorkerCommand.Gone(getContext().getSelf(), command.job()));
        return this;
    }

    private Behavior<DeskCommand> working(DeskCommand.Working command) {
        Waiting job = jobs.get(command.job());
        if (job != null) job.heardOf(command.worker(), clock.instant());
        return this;
    }

    private Behavior<DeskCommand> ended(DeskCommand.Ended command) {
        // Taken even when nobody waits for it any more: equal jobs give equal results, so a second one is no news.
        command.worker().tell(new WorkerCommand.ResultTaken(getContext().getSelf(), command.job()));
        Waiting job = jobs.get(command.job());
        if (job == null) return this;
        if (command.end() instanceof JobEnd.Done done) {
            jobs.remove(job.id);
            job.result.complete(done.result());
        } else if (command.end() instanceof JobEnd.NotDone failure) {
            boolean elsewhere = failure.fault() == JobFailed.Fault.ENVIRONMENT && job.failed() < settings.attempts();
            if (!elsewhere) fail(job, new JobFailed(failure.fault(), failure.subject(), failure.message()));
        }
        offer();
        return this;
    }

    private Behavior<DeskCommand> ticked() {
        Instant now = clock.instant();
        Instant latest = now.minus(settings.lease());
        for (Iterator<Waiting> all = jobs.values().iterator(); all.hasNext(); ) {
            Waiting job = all.next();
            job.releaseIfSilentSince(latest);
            if (now.isBefore(job.deadline)) continue;
            all.remove();
            job.result.completeExceptionally(new JobFailed(
                    JobFailed.Fault.ENVIRONMENT, "no worker has done the job within " + settings.deadline()));
        }
        offer();
        return this;
    }

    private void fail(Waiting job, JobFailed failure) {
        jobs.remove(job.id);
        job.result.completeExceptionally(failure);
    }
}
