package assay.cluster.report;

import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.Receptionist;
import akka.actor.typed.receptionist.ServiceKey;
import akka.cluster.typed.Cluster;
import assay.cluster.config.NodeConfig;
import assay.cluster.report.NodeReport.DatabaseReport;
import assay.cluster.report.NodeReport.Sick;
import assay.cryptography.certificate.BadCertificate;
import assay.cryptography.certificate.Credentials;
import assay.domain.entity.EntityId;
import assay.journal.cassandra.Database;
import assay.runtime.HostTotals;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/** The one on each node that says how the node is, to whoever asks in the cluster. */
public final class Reporter {
    static final ServiceKey<ReporterCommand> KEY = ServiceKey.create(ReporterCommand.class, "node-report");

    /** Together far below the largest message between nodes. */
    private static final int MOST_SHOWN = 50;

    private static final int LONGEST_REASON = 500;

    private final NodeConfig config;
    private final int shards;
    private final Optional<Database> database;
    private final HostTotals totals;
    private final InstantSource clock;
    private final Instant started;

    private Reporter(
            NodeConfig config, int shards, Optional<Database> database, HostTotals totals, InstantSource clock) {
        this.config = config;
        this.shards = shards;
        this.database = database;
        this.totals = totals;
        this.clock = clock;
        this.started = clock.instant();
    }

    /**
     * A reporter on a node of this configuration.
     *
     * @param shards into how many shards the node cuts the entities
     * @param totals who is quarantined there
     */
    public static Behavior<ReporterCommand> create(
            NodeConfig config, int shards, Optional<Database> database, HostTotals totals) {
        return Behaviors.setup(context -> {
            context.getSystem().receptionist().tell(Receptionist.register(KEY, context.getSelf()));
            Reporter reporter = new Reporter(config, shards, database, totals, InstantSource.system());
            return Behaviors.receive(ReporterCommand.class)
                    .onMessage(ReporterCommand.Report.class, asked -> reporter.report(context, asked))
                    .onMessage(ReporterCommand.Collected.class, collected -> {
                        collected.replyTo().tell(collected.report());
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    private Behavior<ReporterCommand> report(ActorContext<ReporterCommand> context, ReporterCommand.Report asked) {
        Instant received = clock.instant();
        String address = Cluster.get(context.getSystem()).selfMember().address().toString();
        Executor blocking = context.getSystem().dispatchers().lookup(DispatcherSelector.blocking());
        context.pipeToSelf(
                CompletableFuture.supplyAsync(() -> report(address, received), blocking), (report, failure) -> {
                    if (failure != null) context.getLog().warn("the node cannot report on itself", failure);
                    return new ReporterCommand.Collected(
                            asked.replyTo(),
                            report != null ? report : with(address, received, Optional.empty(), "" + failure));
                });
        return Behaviors.same();
    }

    private NodeReport report(String address, Instant received) {
        if (database.isEmpty() || config.cassandra().isEmpty()) return with(address, received, Optional.empty(), "");
        try {
            DatabaseReport seen =
                    DatabaseProbe.look(database.get(), config.cassandra().get(), clock);
            return with(address, received, Optional.of(seen), "");
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            return with(address, received, Optional.empty(), "Cassandra does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return with(address, received, Optional.empty(), "interrupted while asking Cassandra");
        }
    }

    private NodeReport with(String address, Instant received, Optional<DatabaseReport> seen, String problem) {
        Map<EntityId, String> quarantined = new TreeMap<>(totals.quarantined());
        List<Sick> sick = quarantined.entrySet().stream()
                .limit(MOST_SHOWN)
                .map(each -> new Sick(each.getKey().toString(), shortened(each.getValue())))
                .toList();
        return new NodeReport(
                address,
                Version.here(),
                started,
                received,
                clock.instant(),
                shards,
                config.failover().word(),
                certificate(),
                seen,
                problem,
                sick,
                quarantined.size());
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private Optional<Instant> certificate() {
        if (config.tls().isEmpty()) return Optional.empty();
        try {
            return Optional.of(Credentials.read(config.tls().get().files(), clock.instant())
                    .expires());
        } catch (BadCertificate e) {
            // A file that cannot be used now is as good as expired; the log of the transport says why.
            return Optional.of(Instant.EPOCH);
        }
    }
}
