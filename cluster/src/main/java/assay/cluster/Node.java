package assay.cluster;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.cluster.typed.Cluster;
import akka.http.javadsl.ServerBinding;
import assay.cluster.CannotStart.Reason;
import assay.cluster.config.NodeConfig;
import assay.cluster.health.Readiness;
import assay.domain.board.Board;
import assay.runtime.Sharded;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running node: one actor system, and on it what its roles ask for. Entities live on nodes of the role market, jobs
 * are done on workers, HTTP is answered by nodes of the role api. Participants are outside.
 */
public final class Node {
    private static final Duration READY_PAUSE = Duration.ofMillis(100);

    private final ActorSystem<Void> system;
    private final Optional<ServerBinding> http;
    private final Optional<String> health;
    private final Duration patience;
    private final String scheme;

    private Node(
            ActorSystem<Void> system,
            Optional<ServerBinding> http,
            Optional<String> health,
            Duration patience,
            String scheme) {
        this.scheme = scheme;
        this.system = system;
        this.http = http;
        this.health = health;
        this.patience = patience;
    }

    /**
     * Starts a node. Returns once its parts are started; {@link #awaitReady} returns when it serves.
     *
     * @throws CannotStart when something is in the way; nothing is left running then
     */
    public static Node start(NodeConfig config) throws CannotStart {
        Ground.check(config);
        Assembly assembly = Assembly.of(config);
        try {
            Sharded entities = assembly.entities();
            Readiness readiness = Readiness.of(assembly.system());
            Optional<ServerBinding> http = assembly.http(readiness::now);
            assembly.drain();
            assembly.clerk();
            assembly.workers();
            ActorSystem<Void> system = assembly.system();
            if (config.network().seeds().isEmpty() && !config.discovery().bootstraps()) {
                Cluster cluster = Cluster.get(system);
                cluster.manager()
                        .tell(new akka.cluster.typed.Join(cluster.selfMember().address()));
            }
            akka.cluster.Cluster.get(system).registerOnMemberUp(() -> becomeReady(system, entities, readiness.begun()));
            String scheme = config.tls().isPresent() ? "https" : "http";
            return new Node(system, http, assembly.health(), config.discovery().patience(), scheme);
        } catch (CannotStart | RuntimeException e) {
            assembly.undo();
            throw e;
        }
    }

    /** A node serves when it is a member, and when the market answers it. */
    private static void becomeReady(ActorSystem<Void> system, Sharded entities, CompletableFuture<Void> ready) {
        CompletionStage<?> answered = entities.inspect(Board.MAIN);
        answered.whenComplete((board, failure) -> {
            if (failure == null) ready.complete(null);
            else if (!system.whenTerminated().isCompleted()) {
                system.scheduler()
                        .scheduleOnce(
                                READY_PAUSE, () -> becomeReady(system, entities, ready), system.executionContext());
            }
        });
    }

    /**
     * Waits until the node serves; false when it was stopped before it did.
     *
     * @throws CannotStart when the cluster did not take it in, or has no market
     */
    public boolean awaitReady() throws CannotStart, InterruptedException {
        CompletableFuture<Void> ready = Readiness.of(system).begun();
        CompletionStage<Object> ended = system.getWhenTerminated().thenApply(done -> done);
        try {
            CompletableFuture.anyOf(ready, ended.toCompletableFuture()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw notJoined();
        }
        if (ready.isDone()) return true;
        if (stopAsked()) return false;
        throw notJoined();
    }

    private CannotStart notJoined() {
        CannotStart failure = new CannotStart(
                Reason.NOT_JOINED,
                address() + " was not taken in by its cluster, or found no market there: check that a node of "
                        + "network.seeds (or found by discovery) is running, and that a node has the role market");
        stop();
        return failure;
    }

    /** The node's address in the cluster, for example {@code akka://assay@127.0.0.1:2551}. */
    public String address() {
        return Cluster.get(system).selfMember().address().toString();
    }

    /** Where HTTP is answered, for example {@code http://127.0.0.1:8551}; empty without the role api. */
    public Optional<String> http() {
        return http.map(bound -> scheme + "://" + bound.localAddress().getHostString() + ":"
                + bound.localAddress().getPort());
    }

    /** Where the node says {@code /alive} and {@code /ready}, for example {@code http://127.0.0.1:8558}; if it does. */
    public Optional<String> health() {
        return health;
    }

    /** Leaves the cluster in good order and stops; repeating it changes nothing. */
    public CompletionStage<Done> stop() {
        return CoordinatedShutdown.get(system).runAll(StopAsked.INSTANCE);
    }

    /** Waits until the node has stopped; whether it was asked to, by us or by a signal, rather than put out. */
    public boolean awaitEnd() throws InterruptedException {
        try {
            system.getWhenTerminated().toCompletableFuture().get();
        } catch (ExecutionException e) {
            return false;
        }
        return stopAsked();
    }

    private boolean stopAsked() {
        Optional<CoordinatedShutdown.Reason> why =
                CoordinatedShutdown.get(system).getShutdownReason();
        return why.filter(reason -> reason == StopAsked.INSTANCE || reason.equals(CoordinatedShutdown.jvmExitReason()))
                .isPresent();
    }

    private enum StopAsked implements CoordinatedShutdown.Reason {
        INSTANCE
    }
}
