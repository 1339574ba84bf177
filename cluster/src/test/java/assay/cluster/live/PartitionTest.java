package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import assay.cryptography.certificate.Authority;
import assay.cryptography.certificate.Credentials;
import assay.domain.cell.Entry;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that falls apart under load: nodes no longer reach one another, and all still reach the database. */
@Tag("long")
class PartitionTest {
    private static final int NODES = 3;
    private static final int ALONE = 2;
    private static final int FAILED = 1;
    private static final int PORT = 2551;
    private static final int HTTP_PORT = 8080;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration YEAR = Duration.ofDays(365);

    private final Authority authority = Authority.create("cluster", Instant.now(), YEAR);
    private final List<NodeProcess> nodes = new ArrayList<>();

    private final Path directory;

    PartitionTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theSideWithFewerNodesEndsAndNothingThatEitherSideSaidIsLost() throws Exception {
        try (SplitNetwork network = network();
                EmbeddedCassandra cassandra =
                        EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
                Forwarder database = Forwarder.start(network.here(), cassandra.nativePort())) {
            authority.write(directory);
            try {
                for (int i = 0; i < NODES; i++) nodes.add(launch(network, i, database.address()));
                for (NodeProcess node : nodes) node.awaitReady();
                split(network, database.address());
            } finally {
                for (NodeProcess node : nodes) node.close();
            }
        }
    }

    private void split(SplitNetwork network, String database) throws Exception {
        HttpClient http = HttpClient.newBuilder()
                .sslContext(Credentials.trusting(directory.resolve(Authority.CERTIFICATE)))
                .build();
        OperatorToken operator = OperatorToken.in(directory);
        List<Client> clients = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            String base = "https://" + network.address(i) + ":" + HTTP_PORT;
            clients.add(new Client(base, Deposits.PATIENCE, operator, http));
        }
        try (Deposits many = Deposits.to("many-", clients.subList(0, ALONE));
                Deposits few = Deposits.to("few-", clients.subList(ALONE, NODES))) {
            many.awaitMore(100, PATIENCE);
            few.awaitMore(50, PATIENCE);

            network.cut(ALONE);
            // It does not know yet that it is alone, and has the database: it does what it says.
            few.awaitMore(1, PATIENCE);
            Await.until(
                    "the others go on without it",
                    PATIENCE,
                    () -> members(clients.get(0)) == 2 && members(clients.get(1)) == 2
                            ? Optional.of(true)
                            : Optional.empty());
            Await.until("it ends", PATIENCE, () -> nodes.get(ALONE).isAlive() ? Optional.empty() : Optional.of(true));
            assertThat(nodes.get(ALONE).awaitExit()).isEqualTo(FAILED);
            many.awaitMore(100, PATIENCE);

            network.heal(ALONE);
            nodes.set(ALONE, launch(network, ALONE, database));
            nodes.get(ALONE).awaitReady();
            few.awaitMore(50, PATIENCE);
            many.awaitMore(50, PATIENCE);
            assertThat(members(clients.get(0))).isEqualTo(NODES);

            many.end();
            few.end();
            List<Entry<?>> journal = rest(new Client(clients.get(0).base(), Duration.ofSeconds(40), operator, http));
            many.check(journal);
            few.check(journal);
        }
    }

    /** All there is, when nothing is added any more. */
    private static List<Entry<?>> rest(Client client) throws Exception {
        return Await.until("the journal is at rest", PATIENCE, () -> {
            List<Entry<?>> first = client.journal();
            return client.journal().size() == first.size() ? Optional.of(first) : Optional.empty();
        });
    }

    private static int members(Client client) throws InterruptedException {
        Optional<JsonNode> status = client.ask("/v1/status");
        return status.map(it -> it.path("members").size()).orElse(0);
    }

    private static SplitNetwork network() {
        try {
            return SplitNetwork.of(NODES);
        } catch (IOException e) {
            return abort("no networks of our own can be made here (it takes root and iproute2): " + e.getMessage());
        }
    }

    private NodeProcess launch(SplitNetwork network, int number, String database) throws IOException {
        String name = "node-" + number;
        String address = network.address(number);
        authority.issue(name, List.of("assay-node", address), Instant.now(), YEAR, directory);
        Path home = Files.createDirectories(directory.resolve(name));
        List<String> seeds = new ArrayList<>();
        for (int i = 0; i < NODES; i++) seeds.add("\"" + network.address(i) + ":" + PORT + "\"");
        Files.writeString(
                home.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, api]
                  access.operator-token-file = "%s"
                  network { hostname = "%s", port = %d, http-port = %d, seeds = %s }
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  tls { certificate = "%s", key = "%s", authorities = "%s" }
                  stop-with-parent = true
                }
                """
                        .formatted(
                                OperatorToken.in(directory).file(),
                                address,
                                PORT,
                                HTTP_PORT,
                                seeds,
                                database,
                                home,
                                directory.resolve("content"),
                                directory.resolve(name + ".pem"),
                                directory.resolve(name + ".key"),
                                directory.resolve(Authority.CERTIFICATE)));
        return NodeProcess.start(name, home, network.on(number));
    }
}
