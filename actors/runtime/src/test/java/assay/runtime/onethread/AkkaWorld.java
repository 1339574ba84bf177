package assay.runtime.onethread;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Adapter;
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
import assay.runtime.Ward;
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
import java.util.concurrent.CompletableFuture;
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
    private final Conditions conditions;
    private final Mortals hosts;
    private final Histories stored = new Histories();
    private final Attempts attempts = new Attempts();
    private EventSink listener = entry -> {};
    private long questions;

    AkkaWorld(Entities rules, long seed, Conditions conditions) {
        this.rules = rules;
        this.timeline = conditions.timeline();
        this.wire = new Wire(conditions);
        this.queue = new RunQueue(seed, timeline);
        RunQueue.use(queue);
        this.conditions = conditions;
        this.hosts = new Mortals(conditions, attempts, this::start, this::stop, this::stored);
        OneThreadJournal.use(hosts);
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
        if (!hosts.says(from, message.to(), kind, number)) return;
        Address to = Address.of(message.to());
        wire.send(Address.of(from), to, kind, number, attempts.next(), carried, () -> hosts.of(message.to())
                .ifPresent(host -> host.tell(new HostCommand.Deliver(message))));
    }

    @Override
    public void receive(Message.Outside command, Consumer<Outcome> answer) {
        ActorRef<Outcome> ear = ear(outcome -> {
            if (hosts.answers(command.to())) answer.accept(outcome);
        });
        hosts.of(command.to()).ifPresent(host -> host.tell(new HostCommand.Tell(command, ear)));
    }

    @Override
    public void work(EntityId at, ParticipantId who, Consumer<List<Work>> answer) {
        if (!hosts.has(at)) answer.accept(List.of());
        else ask(at, new HostCommand.Look(who, ear(shown -> answer.accept(shown.work()))));
    }

    @Override
    public void look(EntityId at, Consumer<Object> answer) {
        if (!hosts.has(at)) answer.accept(rules.of(at.type()).initial(at.name()));
        else ask(at, new HostCommand.Inspect(ear(seen -> answer.accept(seen.state()))));
    }

    @Override
    public void listings(Consumer<List<Listing>> answer) {
        look(Board.MAIN, seen -> answer.accept(((Board) seen).listings()));
    }

    private void ask(EntityId at, HostCommand question) {
        hosts.of(at).ifPresent(host -> host.tell(question));
    }

    /** Hears one answer. */
    private <T> ActorRef<T> ear(Consumer<T> answer) {
        Behavior<T> hearing = Behaviors.receiveMessage(heard -> {
            answer.accept(heard);
            return Behaviors.stopped();
        });
        return system.systemActorOf(hearing, "ear-" + questions++, Props.empty());
    }

    private ActorRef<HostCommand> start(EntityId id) {
        Surroundings around = new Surroundings(
                this::post,
                (claimed, number, seen) ->
                        CompletableFuture.completedFuture(new WriterEpochs.Granted(attempts.life(claimed), true)),
                () -> conditions.now(Address.of(id)),
                attempts,
                HostSettings.of(CONFIG),
                Ward.none());
        return system.systemActorOf(
                EntityHost.create(rules.of(id.type()), id.name(), around, self -> self.tell(new HostCommand.Stop())),
                id.type().word() + "." + id.name() + "." + attempts.life(id),
                Props.empty());
    }

    private void stored(Entry<?> entry) {
        stored.accept(entry);
        listener.accept(entry);
    }

    /** From now on {@code listener} takes every entry as it is stored. */
    void listen(EventSink to) {
        listener = to;
    }

    private void stop(ActorRef<HostCommand> host) {
        Adapter.toClassic(system).stop(Adapter.toClassic(host));
    }

    Wire wire() {
        return wire;
    }

    /** What is stored so far. */
    Histories stored() {
        return stored;
    }

    Conditions conditions() {
        return conditions;
    }

    /** How many requests were sent again. */
    long resent() {
        return attempts.resent();
    }

    /** Lets everything happen up to {@code untilMicros}, and each thing with all its consequences before the next. */
    Histories runUntil(long untilMicros) {
        while (timeline.advance(untilMicros)) {
            do queue.drain();
            while (hosts.settle());
        }
        return stored;
    }
}
