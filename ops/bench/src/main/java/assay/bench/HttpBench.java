package assay.bench;

import assay.cli.live.ClusterFile;
import assay.cli.live.Fleet;
import assay.cli.live.FleetPlan;
import assay.cli.live.Tokens;
import assay.cluster.config.Failover;
import assay.domain.money.Credits;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Population;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/**
 * How many commands a second a cluster takes over HTTP, durable when they are answered, with one, two and three nodes on
 * one database; by turns with the bare driver inserting rows of the same size into the same Cassandra. Argument: seconds
 * for each measurement (10).
 */
public final class HttpBench {
    private static final int PARALLEL = 64;
    private static final int ACCOUNTS = 256;
    private static final int ROUNDS = 3;
    private static final int ROW_BYTES = 300;
    private static final int WARM_UP_SECONDS = 5;
    private static final Population ONE_CLIENT =
            new Population(List.of(Client.of("bench-client", Credits.of(1))), List.of(), List.of());

    private record Measured(Throughput commands, Throughput bare) {
        double ratio() {
            return commands.perSecond() / bare.perSecond();
        }
    }

    private HttpBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        Report report = new Report("http");
        Table table = new Table(
                "nodes", "commands/s", "p50 ms", "p99 ms", "bare inserts/s", "their p50 ms", "their p99 ms", "of bare");
        ObjectNode json = report.json().put("parallel", PARALLEL).put("secondsEach", seconds);
        for (int nodes = 1; nodes <= 3; nodes++) {
            Measured found = measure(nodes, seconds);
            table.row(
                    Integer.toString(nodes),
                    Table.number(found.commands().perSecond(), 0),
                    Table.number(found.commands().p50Millis(), 1),
                    Table.number(found.commands().p99Millis(), 1),
                    Table.number(found.bare().perSecond(), 0),
                    Table.number(found.bare().p50Millis(), 1),
                    Table.number(found.bare().p99Millis(), 1),
                    Table.number(found.ratio(), 2));
            json.putObject(Integer.toString(nodes))
                    .put("perSecond", Math.round(found.commands().perSecond()))
                    .put("p50Millis", found.commands().p50Millis())
                    .put("p99Millis", found.commands().p99Millis())
                    .put("barePerSecond", Math.round(found.bare().perSecond()))
                    .put("ratio", found.ratio());
        }
        report.publish(table, json);
    }

    private static Measured measure(int nodes, int seconds) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("http-bench");
        FleetPlan plan = new FleetPlan(folder, nodes, ONE_CLIENT, Failover.SAFE, true);
        try (Fleet fleet = Fleet.start(plan, Report::say);
                CqlSession session = session(fleet.file())) {
            IntFunction<CompletionStage<?>> bare = inserts(session);
            Commands commands = new Commands(
                    fleet.file().endpoints(),
                    Tokens.in(folder, fleet.file().endpoints()).own(),
                    ACCOUNTS);
            List<Measured> rounds = new ArrayList<>();
            Throughput.of(number -> commands.give("warm-up", number), PARALLEL, WARM_UP_SECONDS);
            Throughput.of(bare, PARALLEL, WARM_UP_SECONDS);
            for (int round = 0; round < ROUNDS; round++) {
                String run = "r" + round;
                rounds.add(new Measured(
                        Throughput.of(number -> commands.give(run, number), PARALLEL, seconds),
                        Throughput.of(bare, PARALLEL, seconds)));
            }
            rounds.sort(Comparator.comparingDouble(Measured::ratio));
            return rounds.get(ROUNDS / 2);
        } finally {
            Place.remove(folder);
        }
    }

    private static CqlSession session(ClusterFile cluster) {
        String[] at = cluster.cassandra().split(":", -1);
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress(at[0], Integer.parseInt(at[1])))
                .withLocalDatacenter("datacenter1")
                .build();
    }

    /** Into a table of the journal's shape, in a place of its own. */
    private static IntFunction<CompletionStage<?>> inserts(CqlSession session) {
        session.execute(
                "CREATE KEYSPACE bench WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        session.execute("CREATE TABLE bench.rows (id text, partition bigint, number bigint, time timeuuid, event blob,"
                + " PRIMARY KEY ((id, partition), number, time))");
        PreparedStatement insert = session.prepare(
                "INSERT INTO bench.rows (id, partition, number, time, event) VALUES (?, 0, ?, now(), ?)");
        ByteBuffer row = ByteBuffer.allocate(ROW_BYTES);
        return number -> session.executeAsync(insert.bind("row-" + number % ACCOUNTS, (long) number, row.duplicate()));
    }
}
