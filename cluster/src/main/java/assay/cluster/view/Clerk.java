package assay.cluster.view;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.stream.javadsl.Sink;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.journal.LiveJournal;
import assay.journal.cassandra.ViewTables;
import assay.journal.view.Freshness;
import assay.journal.view.TaskRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The one in the cluster that folds rows from the journal, pass after pass. Two at once, while a cluster is torn, do no
 * harm: both write the same.
 */
public final class Clerk extends AbstractBehavior<Clerk.Input> {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration READ_PATIENCE = Duration.ofSeconds(30);

    /** What a clerk reacts to. */
    public sealed interface Input {}

    private record Begin() implements Input {}

    private record Ended(@Nullable Throwable failure) implements Input {}

    private final TimerScheduler<Input> timers;
    private final ViewTables tables;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread named = new Thread(task, "clerk");
        named.setDaemon(true);
        return named;
    });
    /** Touched by the thread alone; none after a failure: what is remembered may then be wrong. */
    private @Nullable Folding folding;

    private Clerk(ActorContext<Input> context, TimerScheduler<Input> timers, ViewTables tables, InstantSource clock) {
        super(context);
        this.timers = timers;
        this.tables = tables;
        this.clock = clock;
    }

    /** A clerk that keeps its rows in {@code tables}. */
    public static Behavior<Input> create(ViewTables tables, InstantSource clock) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            context.getSelf().tell(new Begin());
            return new Clerk(context, timers, tables, clock);
        }));
    }

    @Override
    public Receive<Input> createReceive() {
        return newReceiveBuilder()
                .onMessage(Begin.class, ignored -> begin())
                .onMessage(Ended.class, this::ended)
                .onSignal(PostStop.class, ignored -> {
                    thread.shutdownNow();
                    return this;
                })
                .build();
    }

    private Behavior<Input> begin() {
        ActorSystem<?> system = getContext().getSystem();
        getContext()
                .pipeToSelf(
                        CompletableFuture.runAsync(() -> pass(system), thread), (done, failure) -> new Ended(failure));
        return this;
    }

    private Behavior<Input> ended(Ended pass) {
        if (pass.failure() != null) {
            getContext().getLog().warn("rows could not be folded; trying again", pass.failure());
        }
        timers.startSingleTimer(new Begin(), pass.failure() == null ? PAUSE : PAUSE_AFTER_FAILURE);
        return this;
    }

    private void pass(ActorSystem<?> system) {
        Folding known = folding;
        folding = null;
        if (known == null) known = new Folding((entity, after) -> read(system, entity, after), shelves(), clock);
        known.pass();
        folding = known;
    }

    private static List<Entry<?>> read(ActorSystem<?> system, EntityId entity, long after) {
        try {
            return new LiveJournal(system)
                    .entries(entity, after)
                    .runWith(Sink.seq(), system)
                    .toCompletableFuture()
                    .get(READ_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + entity, e);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot read " + entity + " after " + after, e);
        }
    }

    private Folding.Shelves shelves() {
        return new Folding.Shelves() {
            @Override
            public List<TaskRow> open() {
                return tables.tasks(true);
            }

            @Override
            public void put(TaskRow row) {
                tables.put(row);
            }

            @Override
            public Freshness progress() {
                return tables.progress();
            }

            @Override
            public void record(Freshness progress) {
                tables.record(progress);
            }
        };
    }
}
