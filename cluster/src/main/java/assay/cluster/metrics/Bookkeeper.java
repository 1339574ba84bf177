package assay.cluster.metrics;

import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.stream.javadsl.Sink;
import assay.domain.account.MoneyLaw;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.LiveJournal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The one in the cluster that adds up all accounts from the journal, pass after pass, so that the money law can be
 * watched. It never reads more than some histories a second, and rests four times as long as it worked.
 */
final class Bookkeeper extends AbstractBehavior<Bookkeeper.Input> {
    private static final Duration LEAST_PAUSE = Duration.ofSeconds(10);
    private static final int REST_FOR_WORK = 4;
    private static final long BETWEEN_HISTORIES_NANOS = Duration.ofMillis(4).toNanos();
    private static final Duration READ_PATIENCE = Duration.ofSeconds(60);

    /** What a bookkeeper reacts to. */
    sealed interface Input {}

    private record Begin() implements Input {}

    private record Ended(Duration took, @Nullable Throwable failure) implements Input {}

    private final TimerScheduler<Input> timers;
    private final MoneyMeters meters;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread named = new Thread(task, "bookkeeper");
        named.setDaemon(true);
        return named;
    });
    /** Touched by the thread alone; none after a failure: an account may then have been read in part. */
    private @Nullable MoneyFold fold;

    private Bookkeeper(
            ActorContext<Input> context, TimerScheduler<Input> timers, MoneyMeters meters, InstantSource clock) {
        super(context);
        this.timers = timers;
        this.meters = meters;
        this.clock = clock;
    }

    static Behavior<Input> create(MoneyMeters meters, InstantSource clock) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            context.getSelf().tell(new Begin());
            return new Bookkeeper(context, timers, meters, clock);
        }));
    }

    @Override
    public Receive<Input> createReceive() {
        return newReceiveBuilder()
                .onMessage(Begin.class, ignored -> begin())
                .onMessage(Ended.class, this::ended)
                .onSignal(PostStop.class, ignored -> {
                    thread.shutdownNow();
                    meters.gone();
                    return this;
                })
                .build();
    }

    private Behavior<Input> begin() {
        LiveJournal journal = new LiveJournal(getContext().getSystem());
        Instant began = clock.instant();
        CompletableFuture<Void> pass = CompletableFuture.runAsync(() -> pass(journal, began), thread);
        getContext().pipeToSelf(pass, (done, failure) -> new Ended(Duration.between(began, clock.instant()), failure));
        return this;
    }

    private Behavior<Input> ended(Ended pass) {
        if (pass.failure() != null) {
            getContext().getLog().warn("accounts could not be added up; trying again", pass.failure());
        }
        Duration rest = pass.took().multipliedBy(REST_FOR_WORK);
        timers.startSingleTimer(new Begin(), rest.compareTo(LEAST_PAUSE) > 0 ? rest : LEAST_PAUSE);
        return this;
    }

    private void pass(LiveJournal journal, Instant began) {
        MoneyFold known = fold;
        fold = null;
        if (known == null) known = new MoneyFold();
        for (EntityId entity : got("the names of all accounts", journal.entities())) {
            if (entity.type() != EntityType.ACCOUNT) continue;
            for (Entry<?> entry : entries(journal, entity, known.included(entity))) known.add(entry);
            LockSupport.parkNanos(BETWEEN_HISTORIES_NANOS);
        }
        MoneyLaw law = known.passed();
        if (!Thread.currentThread().isInterrupted()) meters.found(law, known.accounts(), began);
        fold = known;
    }

    private List<Entry<?>> entries(LiveJournal journal, EntityId account, long after) {
        var all = journal.entries(account, after);
        return got("account " + account, all.runWith(Sink.seq(), getContext().getSystem()));
    }

    private static <T> T got(String what, CompletionStage<T> asked) {
        try {
            return asked.toCompletableFuture().get(READ_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + what, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot read " + what, e);
        }
    }
}
