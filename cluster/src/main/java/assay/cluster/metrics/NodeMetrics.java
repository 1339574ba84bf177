package assay.cluster.metrics;

import akka.actor.Cancellable;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.SingletonActor;
import assay.cluster.access.Gate;
import assay.domain.training.Trainer;
import assay.journal.cassandra.ViewTables;
import assay.runtime.HostMetrics;
import assay.runtime.HostTotals;
import assay.runtime.Sharded;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that one node measures, and the text in which Prometheus reads it. */
public final class NodeMetrics implements AutoCloseable {
    /** How old a number may be that has to be asked for: shards, and how far the rows have come. */
    private static final Duration SAMPLE_EVERY = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(NodeMetrics.class);

    /** By their node's actor system, for those parts that Akka makes. */
    private static final Map<akka.actor.ActorSystem, NodeMetrics> ALL = new ConcurrentHashMap<>();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final HostMeters hosts;
    private volatile Instant rowsAsOf = Instant.MIN;

    private NodeMetrics(HostTotals totals) {
        this.hosts = new HostMeters(registry, totals);
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        // The driver of Cassandra counts into the registry that all of a process share.
        Metrics.addRegistry(registry);
    }

    /**
     * Begins to measure.
     *
     * @param totals told what hosts do as well
     */
    public static NodeMetrics begin(HostTotals totals) {
        return new NodeMetrics(totals);
    }

    /** What hosts tell. */
    public HostMetrics hosts() {
        return hosts;
    }

    /** {@code gate}, with every request that comes to it measured. */
    public Gate around(Gate gate) {
        return new HttpMeters(registry).around(gate);
    }

    /** {@code trainer}, with its jobs measured. */
    public Trainer around(Trainer trainer, int slots) {
        return new MeteredTrainer(trainer, registry, slots);
    }

    /** What the node of this actor system measures, if it does. */
    static Optional<NodeMetrics> of(akka.actor.ActorSystem system) {
        return Optional.ofNullable(ALL.get(system));
    }

    /** Measures the cluster as this node sees it; its shards too, where {@code hosting}. */
    public void watch(ActorSystem<?> system, boolean hosting) {
        ALL.put(Adapter.toClassic(system), this);
        ClusterMeters cluster = new ClusterMeters(system, registry, hosting);
        every(system, system.executionContext(), cluster::sample);
    }

    /** Measures how far the rows have come that questions are answered from. */
    public void watch(ActorSystem<?> system, ViewTables views) {
        Gauge.builder("assay.rows.lag.seconds", () -> lag(InstantSource.system().instant()))
                .description("age of the rows that questions are answered from")
                .register(registry);
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        every(system, blocking, () -> rowsAsOf = views.progress().asOf());
    }

    private double lag(Instant now) {
        Instant asOf = rowsAsOf;
        return asOf.isAfter(Instant.EPOCH) ? Duration.between(asOf, now).toMillis() / 1000.0 : Double.NaN;
    }

    /** Watches over the money law, on one of the nodes with the role market. */
    public void keepBooks(ActorSystem<?> system) {
        MoneyMeters meters = new MoneyMeters(registry);
        ClusterSingletonSettings onMarkets =
                ClusterSingletonSettings.create(system).withRole(Sharded.ROLE);
        SingletonActor<Bookkeeper.Input> one =
                SingletonActor.of(Bookkeeper.create(meters, InstantSource.system()), "bookkeeper");
        ClusterSingleton.get(system).init(one.withSettings(onMarkets));
    }

    private static void every(ActorSystem<?> system, Executor on, Runnable sample) {
        Runnable careful = () -> {
            try {
                sample.run();
            } catch (RuntimeException e) {
                LOG.warn("a number could not be asked for; the last one stands", e);
            }
        };
        Cancellable sampling = system.scheduler()
                .scheduleWithFixedDelay(
                        Duration.ofSeconds(1), SAMPLE_EVERY, () -> on.execute(careful), system.executionContext());
        system.getWhenTerminated().thenRun(sampling::cancel);
    }

    /** Everything, as Prometheus reads it: text, version 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        ALL.values().remove(this);
        Metrics.removeRegistry(registry);
        collections.close();
        registry.close();
    }
}
