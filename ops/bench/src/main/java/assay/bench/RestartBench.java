package assay.bench;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import assay.journal.cassandra.Schema;
import assay.runtime.HostCommand;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.typesafe.config.ConfigFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A cluster that comes back from nothing: many entities in the journal, a few of which have something to do. Measures
 * when the first node answers, and when all that had something to do have done it. Arguments: entities (100,000), those
 * with work (1,000), nodes (3).
 */
public final class RestartBench {
    private static final double SECOND_NANOS = 1e9;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 250;
    /** The entry in which an account books the answer that it waited for. */
    private static final long ANSWERED = 3;

    private final Path directory;
    private final EmbeddedCassandra cassandra;
    private final CqlSession session;
    private final int entities;
    private final int working;

    private RestartBench(Path directory, EmbeddedCassandra cassandra, CqlSession session, int entities, int working) {
        this.directory = directory;
        this.cassandra = cassandra;
        this.session = session;
        this.entities = entities;
        this.working = working;
    }

    public static void main(String[] arguments) throws Exception {
        int entities = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int working = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        int nodes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        Report report = new Report("restart");
        Path directory = Files.createTempDirectory("restart-bench");
        try (EmbeddedCassandra cassandra =
                        EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
                CqlSession session = CqlSession.builder()
                        .addContactPoint(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), cassandra.nativePort()))
                        .withLocalDatacenter("datacenter1")
                        .build()) {
            Schema.apply(session, 1);
            RestartBench bench = new RestartBench(directory, cassandra, session, entities, working);
            double written = bench.write();
            bench.remember();
            bench.measure(report, nodes, written);
        } finally {
            Place.remove(directory);
        }
    }

    private double write() throws InterruptedException {
        long begun = System.nanoTime();
        Histories histories = new Histories(session);
        for (int i = 0; i < entities - working; i++) histories.resting("rest-" + i);
        for (int i = 0; i < working; i++) histories.waiting("wait-" + i, "rest-" + i);
        histories.await();
        return (System.nanoTime() - begun) / SECOND_NANOS;
    }

    /** Has the cluster remember those with work, as it would had it crashed: by entities of these names that do nothing. */
    private void remember() throws Exception {
        ActorSystem<Void> system = ActorSystem.create(
                Behaviors.empty(),
                "assay",
                ConfigFactory.parseString(
                                """
                        assay.cassandra.contact-points = ["%s"]
                        akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                        akka.cluster.roles = [market]
                        akka.loglevel = WARNING
                        """
                                        .formatted(cassandra.contactPoint()))
                        .withFallback(ConfigFactory.parseResources("assay-journal.conf"))
                        .withFallback(ConfigFactory.parseResources("assay-runtime.conf"))
                        .withFallback(ConfigFactory.defaultReferenceUnresolved())
                        .resolve());
        Cluster.get(system)
                .manager()
                .tell(new Join(Cluster.get(system).selfMember().address()));
        Set<String> started = ConcurrentHashMap.newKeySet();
        EntityTypeKey<HostCommand> key = EntityTypeKey.create(HostCommand.class, "account");
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(
                        key,
                        context -> Behaviors.<HostCommand>setup(own -> {
                            started.add(context.getEntityId());
                            return Behaviors.receiveMessage(
                                    told -> told instanceof HostCommand.Stop ? Behaviors.stopped() : Behaviors.same());
                        }))
                .withSettings(ClusterShardingSettings.create(system)
                        .withRememberEntities(true)
                        .withRole("market"))
                .withStopMessage(new HostCommand.Stop()));
        for (int i = 0; i < working; i++)
            sharding.entityRefFor(key, "wait-" + i).tell(new HostCommand.Unused());
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (started.size() < working) {
            if (System.nanoTime() - giveUp > 0) throw new IllegalStateException(started.size() + " remembered");
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void measure(Report report, int count, double written) throws Exception {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < 2 * count; i++) ports.add(freePort());
        List<Process> nodes = new ArrayList<>();
        long begun = System.nanoTime();
        try {
            for (int i = 0; i < count; i++) nodes.add(start(i, ports));
            awaitReady(nodes.get(0));
            double first = (System.nanoTime() - begun) / SECOND_NANOS;
            double all = awaitAll(begun);
            double mib = Resident.of(nodes.get(0).toHandle()).total() / 1024.0;
            publish(report, count, written, first, all, mib);
        } finally {
            for (Process node : nodes) node.destroyForcibly();
        }
    }

    private static void awaitReady(Process node) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("ready ")) return;
        }
        throw new IllegalStateException("the node ended instead of serving:\n" + said);
    }

    private double awaitAll(long begun) throws InterruptedException {
        PreparedStatement look = session.prepare("SELECT sequence_nr FROM assay_journal.messages"
                + " WHERE persistence_id = ? AND partition_nr = 0 AND sequence_nr = " + ANSWERED);
        int done = 0;
        while (done < working) {
            if (session.execute(look.bind("account|wait-" + done).setTimeout(PATIENCE))
                            .one()
                    != null) {
                done++;
                continue;
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("wait-" + done + " still waits");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return (System.nanoTime() - begun) / SECOND_NANOS;
    }

    private Process start(int number, List<Integer> ports) throws IOException {
        Path own = Files.createDirectories(directory.resolve("node-" + number));
        List<String> seeds = new ArrayList<>();
        for (int i = 0; i < ports.size(); i += 2) seeds.add("\"127.0.0.1:" + ports.get(i) + "\"");
        String text = "assay.node {\n"
                + "  roles = [market, api]\n  access.mode = open\n"
                + "  network { port = " + ports.get(2 * number) + ", http-port = " + ports.get(2 * number + 1)
                + ", seeds = " + seeds + " }\n"
                + "  cassandra.contact-point = \"" + cassandra.contactPoint() + "\"\n"
                + "  directories { data = \"" + own + "\", content = \"" + directory.resolve("content") + "\" }\n"
                + "  stop-with-parent = true\n"
                + "}\n";
        Path config = Files.writeString(own.resolve("node.conf"), text);
        return new ProcessBuilder(
                        Place.java(),
                        "-Xmx256m",
                        "-Xss4m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "assay.cluster.NodeMain",
                        config.toString())
                .redirectError(own.resolve("stderr.txt").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void publish(Report report, int nodes, double written, double first, double all, double mib)
            throws IOException {
        Table table = new Table("everything started again", "found")
                .row("entities in the journal", Table.number(entities, 0))
                .row("of which have something to do", Table.number(working, 0))
                .row("nodes", Table.number(nodes, 0))
                .row("the first node answers, after s", Table.number(first, 1))
                .row("all have done what they had to do, after s", Table.number(all, 1))
                .row("resident memory of one node then, MiB", Table.number(mib, 0))
                .row("writing the histories took, s", Table.number(written, 1));
        report.publish(
                table,
                report.json()
                        .put("entities", entities)
                        .put("working", working)
                        .put("nodes", nodes)
                        .put("firstAnswerSeconds", first)
                        .put("allDoneSeconds", all)
                        .put("nodeResidentMib", mib)
                        .put("writingSeconds", written));
    }
}
