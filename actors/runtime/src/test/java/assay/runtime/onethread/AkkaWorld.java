package assay.runtime.onethread;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import assay.domain.board.Board;
import assay.domain.board.Listing;
import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import assay.runtime.Entities;
import assay.runtime.EntityHost;
import assay.runtime.HostCommand;
import assay.runtime.HostSettings;
import assay.runtime.Surroundings;
import assay.runtime.WriterEpochs;
import assay.simulation.host.Address;
import assay.simulation.host.Conditions;
import assay.simulation.host.Kind;
import assay.simulation.host.Timeline;
import assay.simulation.host.Wire;
import assay.simulation.participant.Market;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import scala.Function0;
import scala.concurrent.BlockContext;
import scala.concurrent.BlockContext$;
import scala.concurrent.CanAwait;

/** Hosts as real event-sourced actors, in the virtual time and over the wire of the simulation. */
final class AkkaWorld implements Market {
    private static final Config CONFIG = ConfigFactory.parseString(
                    """
                    akka {
                      actor.provider = local
                      loglevel = WARNING
                      stdout-loglevel = OFF
                      jvm-shutdown-hooks = off
                      scheduler.implementation = assay.runtime.onethread.OneThreadScheduler
                      actor.default-dispatcher = ${one-thread}
                      actor.internal-dispatcher = ${one-thread}
                      actor.default-blocking-io-dispatcher = ${one-thread}
                      persistence {
                        dispatchers.default-plugin-dispatcher = ${one-thread}
                        dispatchers.default-replay-dispatcher = ${one-thread}
                        dispatchers.default-stream-dispatcher = ${one-thread}
                        journal.plugin = one-thread-journal
                        snapshot-store.plugin = akka.persistence.no-snapshot-store
                      }
                    }
                    one-thread {
                      type = Dispatcher
                      executor = "assay.runtime.onethread.OneThreadExecutor"
                      throughput = 1
                    }
                    one-thread-journal {
                      class = assay.runtime.onethread.OneThreadJournal
                      plugin-dispatcher = one-thread
                      replay-dispatcher = one-thread
                    }
                    assay.runtime.host { snapshot-every = 1000000, unused-after = 100 d }
                    """)
            .withFallback(ConfigFactory.parseResources("assay-runtime.conf"))
            .withFallback(ConfigFactory.load())
            .resolve();

    private final Timeline timeline;
    private final Wire wire;
    private final RunQueue queue;
    private final ActorSystem<Void> system;
    private final Entities rules;
    private final Surroundings around;
    private final Map<EntityId, ActorRef<HostCommand>> hosts = new TreeMap<>();
    private final Histories stored = new Histories();
    private final Attempts attempts;
    private EventSink listener = entry -> {};
    private long questions;

    AkkaWorld(Entities rules, long seed, Conditions conditions) {
        this.rules = rules;
        this.timeline = conditions.timeline();
        this.wire = new Wire(conditions);
        this.queue = new RunQueue(seed, timeline);
        RunQueue.use(queue);
        this.attempts = new Attempts() {
            @Override
            public void written(Entry<?> entry) {
                stored.accept(entry);
                listener.accept(entry);
            }
        };
        this.around =
                new Surroundings(this::post, WriterEpochs.inMemory(), timeline::now, attempts, HostSettings.of(CONFIG));
        // Starting up blocks in places for what other actors do: they are on this very thread, so they go first.
        this.system = BlockContext$.MODULE$.withBlockContext(
                new Draining(), () -> ActorSystem.create(Behaviors.empty(), "one-thread", CONFIG));
        queue.drain();
    }

    private final class Draining implements BlockContext {
        @Override
        public <T> T blockOn(Function0<T> thunk, CanAwait permission) {
            queue.drain();
            return thunk.apply();
        }
    }

    private void post(Message message) {
        if (message instanceof Message.Request request) {
            send(request.from(), request, Kind.REQUEST, request.number(), request.command());
        } else if (message instanceof Message.Reply reply) {
            send(reply.from(), reply, Kind.REPLY, reply.number(), reply.outcome());
        }
    }

    private void send(EntityId from, Message message, Kind kind, long number, Object carried) {
        Address to = Address.of(message.to());
        wire.send(Address.of(from), to, kind, number, attempts.next(), carried, () -> host(message.to())
                .tell(new HostCommand.Deliver(message)));
    }

    @Override
    public void receive(Message.Outside command, Consumer<Outcome> answer) {
        host(command.to()).tell(new HostCommand.Tell(command, ear(answer)));
    }

    @Override
    public void work(EntityId at, ParticipantId who, Consumer<List<Work>> answer) {
        host(at).tell(new HostCommand.Look(who, ear(shown -> answer.accept(shown.work()))));
    }

    @Override
    public void look(EntityId at, Consumer<Object> answer) {
        host(at).tell(new HostCommand.Inspect(ear(seen -> answer.accept(seen.state()))));
    }

    @Override
    public void listings(Consumer<List<Listing>> answer) {
        host(Board.MAIN).tell(new HostCommand.Inspect(ear(seen -> answer.accept(((Board) seen.state()).listings()))));
    }

    /** Hears one answer. */
    private <T> ActorRef<T> ear(Consumer<T> answer) {
        Behavior<T> hearing = Behaviors.receiveMessage(heard -> {
            answer.accept(heard);
            return Behaviors.stopped();
        });
        return system.systemActorOf(hearing, "ear-" + questions++, Props.empty());
    }

    private ActorRef<HostCommand> host(EntityId id) {
        return hosts.computeIfAbsent(id, this::start);
    }

    private ActorRef<HostCommand> start(EntityId id) {
        return system.systemActorOf(
                EntityHost.create(rules.of(id.type()), id.name(), around, self -> self.tell(new HostCommand.Stop())),
                id.type().word() + "." + id.name(),
                Props.empty());
    }

    /** From now on {@code listener} takes every entry as it is stored. */
    void listen(EventSink to) {
        listener = to;
    }

    Wire wire() {
        return wire;
    }

    /** How many requests were sent again. */
    long resent() {
        return attempts.resent();
    }

    /** Lets everything happen up to {@code untilMicros}, and each thing with all its consequences before the next. */
    Histories runUntil(long untilMicros) {
        while (timeline.advance(untilMicros)) queue.drain();
        return stored;
    }
}
