package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Nodes and a database that stand still for longer than others wait, under load: nothing that was said is taken back. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SurviveTest {
    private static final int NODES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int FAILED = 1;

    private final Path directory;
    private final List<Integer> ports = new ArrayList<>();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private EmbeddedCassandra cassandra;

    SurviveTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        for (int i = 0; i < 2 * NODES; i++) ports.add(freePort());
        this.cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
        for (int i = 0; i < NODES; i++) nodes.add(launch(i));
        for (NodeProcess node : nodes) node.awaitReady();
    }

    @AfterAll
    void stop() {
        for (NodeProcess node : nodes) node.close();
        cassandra.kill();
    }

    @Test
    void aNodeThatStandsStillUntilItsEntitiesLiveElsewhereNeitherWritesNorAnswersForThemWhenItGoesOn()
            throws Exception {
        NodeProcess still = nodes.get(2);
        try (Deposits load = Deposits.to(endpoints())) {
            load.awaitMore(100, PATIENCE);

            still.signal("STOP");
            try {
                Await.until(
                        "the others go on without it",
                        PATIENCE,
                        () -> members(0) == 2 && members(1) == 2 ? Optional.of(true) : Optional.empty());
                load.awaitMore(100, PATIENCE);
            } finally {
                still.signal("CONT");
            }

            assertThat(still.awaitExit()).as("it finds that it was given up").isEqualTo(FAILED);
            load.awaitMore(100, PATIENCE);
            load.end();
            load.check(journal());
        }
        nodes.set(2, launch(2));
        nodes.get(2).awaitReady();
    }

    @Test
    void aDatabaseThatStandsStillForAMinuteLosesNothingAndNoNodeHasToBeStartedAgain() throws Exception {
        try (Deposits load = Deposits.to(endpoints())) {
            load.awaitMore(100, PATIENCE);

            signalCassandra("STOP");
            TimeUnit.SECONDS.sleep(60);
            signalCassandra("CONT");

            goesOn(load);
        }
    }

    @Test
    void aDatabaseThatIsGoneForAMinuteLosesNothingAndNoNodeHasToBeStartedAgain() throws Exception {
        try (Deposits load = Deposits.to(endpoints())) {
            load.awaitMore(100, PATIENCE);

            int port = cassandra.nativePort();
            cassandra.kill();
            TimeUnit.SECONDS.sleep(60);
            cassandra = EmbeddedCassandra.start(
                    CassandraSettings.in(directory.resolve("cassandra")).withNativePort(port));

            goesOn(load);
        }
    }

    private void goesOn(Deposits load) throws Exception {
        load.awaitMore(300, PATIENCE);
        load.end();
        assertThat(nodes).allMatch(NodeProcess::isAlive);
        load.check(journal());
    }

    /** All there is, when nothing is added any more. */
    private List<Entry<?>> journal() throws Exception {
        Client client = new Client(endpoints().get(0));
        return Await.until("the journal is at rest", PATIENCE, () -> {
            List<Entry<?>> first = client.journal();
            return client.journal().size() == first.size() ? Optional.of(first) : Optional.empty();
        });
    }

    private int members(int node) throws InterruptedException {
        Optional<JsonNode> status = new Client(endpoints().get(node)).ask("/v1/status");
        return status.map(it -> it.path("members").size()).orElse(0);
    }

    private void signalCassandra(String signal) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + signal, Long.toString(cassandra.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    private List<String> endpoints() {
        List<String> endpoints = new ArrayList<>();
        for (int i = 0; i < NODES; i++) endpoints.add("http://127.0.0.1:" + ports.get(2 * i + 1));
        return endpoints;
    }

    private NodeProcess launch(int number) throws IOException {
        Path home = Files.createDirectories(directory.resolve("node-" + number));
        List<String> seeds = new ArrayList<>();
        for (int i = 0; i < NODES; i++) seeds.add("\"127.0.0.1:" + ports.get(2 * i) + "\"");
        Files.writeString(
                home.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, api]
                  access.mode = open
                  network { port = %d, http-port = %d, seeds = %s }
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  stop-with-parent = true
                }
                """
                        .formatted(
                                ports.get(2 * number),
                                ports.get(2 * number + 1),
                                seeds,
                                cassandra.contactPoint(),
                                home,
                                directory.resolve("content")));
        return NodeProcess.start("node-" + number, home);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
