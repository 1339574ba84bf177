package assay.runtime;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.persistence.testkit.PersistenceTestKitPlugin;
import akka.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import akka.persistence.testkit.javadsl.PersistenceTestKit;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Hosts of {@link Relay}s on one actor system with an in-memory journal and a clock that tests move. */
final class Bench implements AutoCloseable {
    private static final Config CONFIG = ManualTime.config()
            .withFallback(PersistenceTestKitPlugin.getInstance().config())
            .withFallback(PersistenceTestKitSnapshotPlugin.config())
            .withFallback(
                    ConfigFactory.parseString(
                            """
                    akka.actor.provider = local
                    akka.actor.testkit.typed.single-expect-default = 5s
                    akka.persistence.testkit.events.serialize = off
                    akka.persistence.testkit.snapshots.serialize = off
                    """))
            .withFallback(ConfigFactory.parseResources("assay-runtime.conf"))
            .withFallback(ConfigFactory.load())
            .resolve();

    final ActorTestKit kit = ActorTestKit.create("bench", CONFIG);
    final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    final HostTotals totals = new HostTotals();
    final List<Message> posted = new CopyOnWriteArrayList<>();
    WriterEpochs epochs = WriterEpochs.inMemory();
    /** Whether this process may answer for what is durable. */
    CompletableFuture<Boolean> certain = CompletableFuture.completedFuture(true);

    volatile Predicate<Message> lost = message -> false;

    private final ManualTime time = ManualTime.get(kit.system());
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Map<EntityId, ActorRef<HostCommand>> live = new ConcurrentHashMap<>();
    private final HostSettings settings = HostSettings.of(CONFIG);

    Instant now() {
        return now;
    }

    void pass(Duration duration) {
        now = now.plus(duration);
        time.timePasses(duration);
    }

    ActorRef<HostCommand> host(EntityId id) {
        return Objects.requireNonNull(live.get(id));
    }

    HostSettings settingsWithWaiting(int commands) {
        return new HostSettings(
                settings.firstResend(),
                settings.longestResend(),
                settings.unusedAfter(),
                settings.snapshotEvery(),
                settings.snapshotsKept(),
                commands,
                settings.firstRestart(),
                settings.longestRestart());
    }

    ActorRef<HostCommand> start(EntityId id) {
        return start(id, settings);
    }

    ActorRef<HostCommand> start(EntityId id, HostSettings given) {
        InstantSource clock = () -> now;
        Surroundings around = new Surroundings(this::post, granting(), clock, totals, given, Ward.none());
        ActorRef<HostCommand> host = kit.spawn(
                EntityHost.create(new Relay.Rules(), id.name(), around, self -> self.tell(new HostCommand.Stop())));
        live.put(id, host);
        return host;
    }

    /** Stops the actor, as a crash would: whatever it was about to do is gone. */
    void stop(EntityId id) {
        ActorRef<HostCommand> host = live.remove(id);
        if (host != null) kit.stop(host);
    }

    private void post(Message message) {
        posted.add(message);
        ActorRef<HostCommand> host = live.get(message.to());
        if (host != null && !lost.test(message)) host.tell(new HostCommand.Deliver(message));
    }

    Outcome tell(EntityId id, String commandId, Command command) {
        return tell(Relay.from(commandId, id, command));
    }

    Outcome tell(Message.Outside message) {
        TestProbe<Outcome> answer = kit.createTestProbe(Outcome.class);
        host(message.to()).tell(new HostCommand.Tell(message, answer.ref()));
        return answer.receiveMessage();
    }

    Inspected inspect(EntityId id) {
        TestProbe<Inspected> answer = kit.createTestProbe(Inspected.class);
        host(id).tell(new HostCommand.Inspect(answer.ref()));
        return answer.receiveMessage();
    }

    Relay state(EntityId id) {
        return (Relay) inspect(id).state();
    }

    List<Entry<?>> stored(EntityId id) {
        List<Entry<?>> entries = new ArrayList<>();
        for (Object event :
                journal.persistedInStorage(EntityHost.persistenceId(id).id())) {
            entries.add((Entry<?>) event);
        }
        return entries;
    }

    /** Long enough for several looks: a question that meets a restart is lost, and asked again. */
    void await(Runnable assertion) {
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
            assertion.run();
            return true;
        });
    }

    /** As {@link #await}, with a second going by before every look: for what may need a message sent again. */
    void awaitAsTimePasses(Runnable assertion) {
        await(() -> {
            pass(Duration.ofSeconds(1));
            assertion.run();
        });
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }

    /** Whatever {@link #epochs} is at the time. */
    private WriterEpochs granting() {
        return new WriterEpochs() {
            @Override
            public CompletionStage<Granted> claim(EntityId entity, long number, long seen) {
                return epochs.claim(entity, number, seen);
            }

            @Override
            public CompletionStage<?> certain() {
                return certain;
            }
        };
    }
}
