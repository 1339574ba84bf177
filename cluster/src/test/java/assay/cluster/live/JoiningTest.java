package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that were told no seeds find one another at their health endpoints, and leave in good order. */
@Tag("long")
class JoiningTest {
    private static final int NODES = 3;
    private static final int UNHEALTHY = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;
    private final OperatorToken operator;
    private final List<Integer> health = new ArrayList<>();
    private final List<Integer> http = new ArrayList<>();

    JoiningTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.operator = OperatorToken.in(directory);
        List<ServerSocket> held = new ArrayList<>();
        for (int i = 0; i < 2 * NODES; i++) held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        for (int i = 0; i < NODES; i++) {
            health.add(held.get(2 * i).getLocalPort());
            http.add(held.get(2 * i + 1).getLocalPort());
        }
        for (ServerSocket socket : held) socket.close();
    }

    @Test
    void nodesBecomeOneClusterAndOneThatIsToldToStopIsNotReadyBeforeItStopsAnswering() throws Exception {
        EmbeddedCassandra cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
        List<NodeProcess> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < NODES; i++) nodes.add(launch(i, cassandra.contactPoint()));
            for (NodeProcess node : nodes) node.awaitReady();
            for (int i = 0; i < NODES; i++) {
                assertThat(members(i)).as("members that node %d sees", i).isEqualTo(NODES);
                int each = i;
                // A node may serve a moment before the last of its regions is registered.
                Await.until("a node that is ready", PATIENCE, () -> Optional.of(healthy(each))
                        .filter(status -> status == 200));
            }
            // Who answers about itself gets around a moment after it has become a member.
            Await.until("what all nodes say about themselves", PATIENCE, () -> client(0)
                    .ask("/v1/cluster")
                    .filter(cluster -> cluster.path("nodes").size() == NODES));

            CompletableFuture<Integer> ended = CompletableFuture.supplyAsync(() -> stop(nodes.get(1)));
            Await.until("a node that is not ready", PATIENCE, () -> Optional.of(healthy(1))
                    .filter(status -> status == UNHEALTHY));
            assertThat(client(1).answer("/v1/status").statusCode())
                    .as("a request while the node drains")
                    .isEqualTo(200);

            assertThat(ended.get()).isZero();
            Await.until("two members", PATIENCE, () -> Optional.of(members(0)).filter(count -> count == NODES - 1));
        } finally {
            nodes.forEach(NodeProcess::close);
            cassandra.kill();
        }
    }

    private NodeProcess launch(int index, String contactPoint) throws IOException {
        Path home = Files.createDirectories(directory.resolve("node-" + index));
        List<String> points =
                health.stream().map(port -> "\"127.0.0.1:" + port + "\"").toList();
        Files.writeString(
                home.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, worker, api]
                  network { http-port = %d, management-port = %d, drain = 5s }
                  discovery { method = config, contact-points = %s, required = 3 }
                  cassandra { contact-points = ["%s"], patience = 90s }
                  directories { data = "%s", content = "%s" }
                  %s
                  stop-with-parent = true
                }
                """
                        .formatted(
                                http.get(index),
                                health.get(index),
                                points,
                                contactPoint,
                                home,
                                directory.resolve("content"),
                                operator.setting()));
        return NodeProcess.start("node-" + index, home);
    }

    private static int stop(NodeProcess node) {
        try {
            return node.stop();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int members(int index) throws InterruptedException {
        try {
            return client(index).get("/v1/status").path("members").size();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int healthy(int index) throws InterruptedException {
        try {
            return new Client("http://127.0.0.1:" + health.get(index))
                    .answer("/ready")
                    .statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Client client(int index) {
        return new Client("http://127.0.0.1:" + http.get(index), operator);
    }
}
