package assay.bench;

import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.CassandraUnavailable;
import assay.journal.cassandra.EmbeddedCassandra;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long one node takes from the start of its process until it serves: a cluster of one with all roles,
 * on a Cassandra that runs and has the tables, by turns with a bare {@code java -version}. Argument: the number of starts
 * (5).
 */
public final class NodeStartBench {
    private static final double SECOND_NANOS = 1e9;
    private static final double MIB = 1024;
    private static final long STOP_SECONDS = 60;

    private final Path directory;
    private final EmbeddedCassandra cassandra;

    private NodeStartBench(Path directory, EmbeddedCassandra cassandra) {
        this.directory = directory;
        this.cassandra = cassandra;
    }

    private record Start(double seconds, double residentMib, double bareSeconds) {}

    public static void main(String[] arguments) throws IOException, InterruptedException, CassandraUnavailable {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Report report = new Report("node-start");
        Path directory = Files.createTempDirectory("node-start-bench");
        List<Start> starts = new ArrayList<>();
        try (EmbeddedCassandra cassandra =
                EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")))) {
            NodeStartBench bench = new NodeStartBench(directory, cassandra);
            // The first start makes the tables.
            for (int i = 0; i <= count; i++) {
                Start start = bench.start(i);
                if (i > 0) starts.add(start);
            }
        } finally {
            Place.remove(directory);
        }
        publish(report, starts);
    }

    private Start start(int number) throws IOException, InterruptedException {
        Path config = config(number);
        long begun = System.nanoTime();
        Process node =
                new ProcessBuilder(command(config)).redirectErrorStream(true).start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder said = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (!line.startsWith("ready ")) continue;
                double seconds = (System.nanoTime() - begun) / SECOND_NANOS;
                double mib = Resident.of(node.toHandle()).total() / MIB;
                stop(node);
                return new Start(seconds, mib, bareSeconds());
            }
            throw new IllegalStateException("the node ended instead of serving:\n" + said);
        } finally {
            node.destroyForcibly();
        }
    }

    private static void stop(Process node) throws InterruptedException {
        node.destroy();
        if (!node.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) throw new IllegalStateException("the node does not stop");
    }

    private static double bareSeconds() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process bare = new ProcessBuilder(Place.java(), "-version")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        bare.waitFor();
        return (System.nanoTime() - begun) / SECOND_NANOS;
    }

    private Path config(int number) throws IOException {
        Path own = Files.createDirectories(directory.resolve("node-" + number));
        String text = "assay.node {\n"
                + "  roles = [market, worker, api]\n  access.mode = open\n"
                + "  network { hostname = 127.0.0.1, port = 0, http-port = 0, seeds = [] }\n"
                + "  cassandra.contact-point = \"" + cassandra.contactPoint() + "\"\n"
                + "  directories { data = \"" + own + "\", content = \"" + directory.resolve("content") + "\" }\n"
                + "  failover = fast\n"
                + "  stop-with-parent = true\n"
                + "}\n";
        return Files.writeString(own.resolve("node.conf"), text);
    }

    /** As the demonstration starts its nodes. */
    private static List<String> command(Path config) {
        return List.of(
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
                config.toString());
    }

    private static void publish(Report report, List<Start> starts) throws IOException {
        Numbers node = Numbers.of(starts, Start::seconds);
        Numbers bare = Numbers.of(starts, Start::bareSeconds);
        double ratio = node.median() / bare.median();
        double mib = Numbers.of(starts, Start::residentMib).median();
        Table table = new Table("of " + starts.size() + " starts", "median s", "least s", "most s", "of bare", "MiB")
                .row(cells("a node, until it serves", node, ratio, Table.number(mib, 0)))
                .row(cells("`java -version`", bare, 1, "–"));
        report.publish(
                table,
                report.json()
                        .put("starts", starts.size())
                        .put("nodeSeconds", node.median())
                        .put("nodeMostSeconds", node.most())
                        .put("bareSeconds", bare.median())
                        .put("nodeToBare", ratio)
                        .put("nodeResidentMib", mib));
    }

    private static String[] cells(String name, Numbers found, double ratio, String last) {
        return new String[] {
            name,
            Table.number(found.median(), 2),
            Table.number(found.least(), 2),
            Table.number(found.most(), 2),
            Table.number(ratio, 1),
            last
        };
    }
}
