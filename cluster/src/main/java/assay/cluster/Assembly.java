package assay.cluster;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.model.Uri;
import akka.http.javadsl.server.Route;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.management.javadsl.AkkaManagement;
import assay.cluster.CannotStart.Reason;
import assay.cluster.access.Entrance;
import assay.cluster.access.Gate;
import assay.cluster.access.InFlight;
import assay.cluster.config.NodeConfig;
import assay.cluster.config.Role;
import assay.cluster.http.Api;
import assay.cluster.http.Outsiders;
import assay.cluster.log.EntryLog;
import assay.cluster.market.ClusterMarket;
import assay.cluster.metrics.MetricsRoute;
import assay.cluster.metrics.NodeMetrics;
import assay.cluster.report.Reporter;
import assay.cluster.tls.Https;
import assay.cluster.view.Clerk;
import assay.content.DirectoryStore;
import assay.cryptography.certificate.BadCertificate;
import assay.domain.MarketRules;
import assay.domain.training.Trainer;
import assay.journal.cassandra.Database;
import assay.runtime.Entities;
import assay.runtime.HostMetrics;
import assay.runtime.HostTotals;
import assay.runtime.Sharded;
import assay.runtime.Ward;
import assay.runtime.WriterEpochs;
import assay.runtime.worker.TrainingDesk;
import assay.runtime.worker.WorkerActor;
import assay.runtime.worker.WorkerSettings;
import assay.training.NdTrainer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Puts a node together, part by part, as its roles ask for. */
final class Assembly {
    private static final String SHARDS = "akka.cluster.sharding.number-of-shards";
    private static final Duration BIND_PATIENCE = Duration.ofSeconds(10);
    private static final Duration UNBIND_PATIENCE = Duration.ofSeconds(3);
    private static final Duration END_PATIENCE = Duration.ofSeconds(20);

    private final NodeConfig config;
    private final DirectoryStore content;
    private final ActorSystem<Void> system;
    private final Sharded entities;
    private final Optional<Database> database;
    private final Optional<NodeMetrics> metrics;
    private final Optional<String> health;

    private Assembly(
            NodeConfig config,
            DirectoryStore content,
            Optional<Database> database,
            ActorSystem<Void> system,
            Optional<String> health) {
        this.health = health;
        this.config = config;
        this.content = content;
        this.system = system;
        this.database = database;
        HostTotals totals = new HostTotals();
        this.metrics = config.metrics() ? Optional.of(measured(config, totals, database, system)) : Optional.empty();
        HostMetrics told = metrics.map(NodeMetrics::hosts).orElse(totals);
        int shards = system.settings().config().getInt(SHARDS);
        system.systemActorOf(Reporter.create(config, shards, database, totals), "reporter", Props.empty());
        this.entities = Sharded.start(
                system,
                Entities.of(MarketRules.all()),
                epochs(system, database),
                InstantSource.system(),
                config.logging().entries() ? new EntryLog(told) : told,
                database.map(open -> Writing.ward(system, open)).orElseGet(Ward::none));
    }

    private static NodeMetrics measured(
            NodeConfig config, HostTotals totals, Optional<Database> database, ActorSystem<Void> system) {
        NodeMetrics metrics = NodeMetrics.begin(totals);
        system.getWhenTerminated().thenRun(metrics::close);
        metrics.watch(system, config.has(Role.MARKET));
        database.ifPresent(open -> metrics.watch(system, open.views()));
        if (config.has(Role.MARKET)) metrics.keepBooks(system);
        return metrics;
    }

    /** The ground floor of a node: content, database, actor system, and the way to all entities. */
    static Assembly of(NodeConfig config) throws CannotStart {
        DirectoryStore content = content(config);
        ActorSystem<Void> system = system(config);
        try {
            // Whoever watches over the node sees that it lives while it waits.
            Optional<String> health = health(config, system);
            if (config.discovery().bootstraps()) ClusterBootstrap.get(system).start();
            // The cluster takes the node in meanwhile: neither wait adds to the other.
            Optional<Database> database = database(config);
            database.ifPresent(open -> system.getWhenTerminated().thenRun(open::close));
            if (database.isPresent()) {
                Ground.shards(database.get(), system.settings().config().getInt(SHARDS));
            }
            return new Assembly(config, content, database, system, health);
        } catch (CannotStart | RuntimeException e) {
            end(system);
            throw e;
        }
    }

    private static ActorSystem<Void> system(NodeConfig config) throws CannotStart {
        try {
            return ActorSystem.create(Behaviors.empty(), AkkaSettings.SYSTEM_NAME, AkkaSettings.of(config));
        } catch (akka.remote.RemoteTransportException e) {
            throw new CannotStart(
                    Reason.PORT_TAKEN, "network.port " + config.network().port() + " was taken meanwhile", e);
        }
    }

    private static Optional<String> health(NodeConfig config, ActorSystem<Void> system) throws CannotStart {
        if (config.network().managementPort().isEmpty()) return Optional.empty();
        try {
            Uri bound = AkkaManagement.get(system)
                    .start()
                    .toCompletableFuture()
                    .get(BIND_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(bound.toString());
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStart(
                    Reason.PORT_TAKEN,
                    "network.management-port "
                            + config.network().managementPort().getAsInt() + " was taken meanwhile",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(Reason.PORT_TAKEN, "interrupted while opening network.management-port", e);
        }
    }

    private static DirectoryStore content(NodeConfig config) throws CannotStart {
        try {
            return DirectoryStore.open(config.directories().content());
        } catch (IOException e) {
            throw new CannotStart(Reason.DIRECTORY_UNUSABLE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Optional<Database> database(NodeConfig config) throws CannotStart {
        if (config.cassandra().isEmpty()) return Optional.empty();
        return Optional.of(Ground.database(config.cassandra().get()));
    }

    /** Where no entities live, nobody claims the right to write one's history. */
    private static WriterEpochs epochs(ActorSystem<?> system, Optional<Database> database) {
        if (database.isPresent()) return Writing.on(system, database.get());
        return (entity, number, seen) -> CompletableFuture.failedFuture(
                new IllegalStateException(entity + " cannot live on a node without a database"));
    }

    ActorSystem<Void> system() {
        return system;
    }

    Sharded entities() {
        return entities;
    }

    /** Where the node says about its health, if it does. */
    Optional<String> health() {
        return health;
    }

    /** After the node was told to stop: those who send requests are given time to hear that it is not ready any more. */
    void drain() {
        Duration drain = config.network().drain();
        if (drain.isZero() || !config.has(Role.API)) return;
        CoordinatedShutdown.get(system).addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "drain", () -> {
            CompletableFuture<Done> over = new CompletableFuture<>();
            system.scheduler().scheduleOnce(drain, () -> over.complete(Done.getInstance()), system.executionContext());
            return over;
        });
    }

    /** The endpoint, on nodes of the role api. */
    Optional<ServerBinding> http(BooleanSupplier ready) throws CannotStart {
        if (!config.has(Role.API)) return Optional.empty();
        NodeConfig.Network network = config.network();
        Entrance entrance = entrance(database.orElseThrow());
        Gate gate = metrics.map(all -> all.around(entrance.gate())).orElseGet(entrance::gate);
        Gate bounded = InFlight.atMost(config.limits().requestsInFlight(), gate);
        Api api = new Api(
                system,
                entities,
                new ClusterMarket(entities),
                database.orElseThrow(),
                ready,
                bounded,
                outsiders(),
                entrance);
        Route routes = metrics.map(all -> new MetricsRoute(all, gate).before(api.routes()))
                .orElseGet(api::routes);
        try {
            ServerBinding bound = https().protect(Http.get(system).newServerAt(network.hostname(), network.httpPort()))
                    .bind(routes)
                    .toCompletableFuture()
                    .get(BIND_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            boolean loopback = bound.localAddress().getAddress().isLoopbackAddress();
            entrance.reachedAt(network.hostname(), bound.localAddress().getPort(), loopback);
            bound.addToCoordinatedShutdown(UNBIND_PATIENCE, system);
            return Optional.of(bound);
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotStart(
                    Reason.PORT_TAKEN, "network.http-port " + network.httpPort() + " was taken meanwhile", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(Reason.PORT_TAKEN, "interrupted while opening network.http-port", e);
        }
    }

    private Outsiders outsiders() {
        WorkerSettings settings = WorkerSettings.of(system.settings().config());
        TrainingDesk desk = TrainingDesk.open(system, settings, InstantSource.system());
        return new Outsiders(content, desk::run, config.serving());
    }

    private Entrance entrance(Database database) throws CannotStart {
        try {
            return Entrance.open(
                    config.access(),
                    database.access(),
                    config.limits().bodyBytes(),
                    entities::inspect,
                    InstantSource.system());
        } catch (IOException e) {
            throw new CannotStart(Reason.TOKEN_UNUSABLE, "access.operator-token-file: " + e.getMessage(), e);
        }
    }

    private Https https() throws CannotStart {
        try {
            return Https.of(config.tls());
        } catch (BadCertificate e) {
            throw new CannotStart(Reason.CERTIFICATE_UNUSABLE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Folds what is listed about tasks, on one of the nodes with the role market. */
    void clerk() {
        if (!config.has(Role.MARKET)) return;
        ClusterSingletonSettings onMarkets =
                ClusterSingletonSettings.create(system).withRole(Sharded.ROLE);
        Behavior<Clerk.Input> clerk = Clerk.create(database.orElseThrow().views(), InstantSource.system());
        ClusterSingleton.get(system).init(SingletonActor.of(clerk, "clerk").withSettings(onMarkets));
    }

    /** Does jobs for the whole cluster, on nodes of the role worker. */
    void workers() {
        if (!config.has(Role.WORKER)) return;
        WorkerSettings settings = WorkerSettings.of(system.settings().config());
        Trainer own = new NdTrainer(content);
        Trainer trainer = metrics.map(all -> all.around(own, settings.slots())).orElse(own);
        system.systemActorOf(WorkerActor.create(trainer, settings), "worker", Props.empty());
    }

    /** Takes down what stands, after a later part could not be started. */
    void undo() {
        end(system);
    }

    private static void end(ActorSystem<Void> system) {
        system.terminate();
        try {
            system.getWhenTerminated().toCompletableFuture().get(END_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            system.log().warn("the actor system did not end in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
