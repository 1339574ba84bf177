package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cryptography.certificate.Authority;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a node as a process writes into its log as JSON, and what it never writes anywhere. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogTest {
    private static final String PASSWORD = "rook-4711-password";
    private static final String TOKEN = "assay_0123456789abcdef_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlYzA";
    private static final String TRANSFER = "transfer-nobody-else-may-know";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ObjectMapper json = new ObjectMapper();
    private final Path home;
    private final EmbeddedCassandra cassandra;
    private final NodeProcess node;
    private final NodeProcess keyed;
    private final OperatorToken operator;
    private final String base;

    LogTest(@TempDir Path directory) throws Exception {
        this.home = Files.createDirectories(directory.resolve("node"));
        Authority authority = Authority.create("cluster", Instant.now(), Duration.ofDays(1));
        authority.write(home);
        authority.issue("node", List.of("assay-node", "127.0.0.1"), Instant.now(), Duration.ofDays(1), home);
        this.cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
        Path credentials =
                Files.writeString(home.resolve("credentials"), "username = assay\npassword = " + PASSWORD + "\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        this.operator = OperatorToken.in(home);
        List<Integer> free = TestCluster.freePorts(2);
        Files.writeString(
                home.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, worker, api]
                  network { port = %d, http-port = %d, seeds = ["127.0.0.1:%d"] }
                  cassandra { contact-point = "%s", credentials-file = "%s" }
                  directories { data = "%s", content = "%s" }
                  logging { format = json, entries = true }
                  %s
                  stop-with-parent = true
                }
                """
                        .formatted(
                                free.get(0),
                                free.get(1),
                                free.get(0),
                                cassandra.contactPoint(),
                                credentials,
                                home,
                                home.resolve("content"),
                                operator.setting()));
        this.node = NodeProcess.start("node", home);
        // A worker that finds no market, since others do not speak TLS: it has read its key, and that is what counts.
        Path other = Files.createDirectories(home.resolve("keyed"));
        Files.writeString(
                other.resolve("node.conf"),
                """
                assay.node {
                  roles = [worker]
                  directories { data = "%s", content = "%s" }
                  logging { format = json, to = stderr }
                  tls { certificate = "%s", key = "%s", authorities = "%s" }
                  stop-with-parent = true
                }
                """
                        .formatted(
                                other,
                                home.resolve("content"),
                                home.resolve("node.pem"),
                                home.resolve("node.key"),
                                home.resolve(Authority.CERTIFICATE)));
        this.keyed = NodeProcess.start("keyed", other);
        node.awaitReady();
        Await.until("a line of the keyed node", PATIENCE, () -> Optional.of(keyed.lastWords())
                .filter(words -> words.contains("\"logger\"")));
        this.base = "http://127.0.0.1:" + free.get(1);
        Client client = new Client(base, operator);
        String deposit =
                """
                {"from":"cashier","to":"account/dora","id":"cashier:77","expires":"%s",\
                "command":{"type":"account.Deposit","transfer":"%s","amount":"5"}}"""
                        .formatted(Instant.now().plusSeconds(1_800), TRANSFER);
        var answer = client.post("/v1/commands", deposit);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @AfterAll
    void end() {
        node.close();
        keyed.close();
        cassandra.kill();
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(home.resolve("node.log"))) lines.add(json.readTree(line));
        return lines;
    }

    @Test
    void everyLineIsAnObjectThatSaysWhenWhoAndWhat() throws Exception {
        assertThat(lines()).hasSizeGreaterThan(5).allSatisfy(line -> {
            assertThat(Instant.parse(line.required("time").asText())).isBefore(Instant.now());
            assertThat(line.required("level").asText()).isIn("INFO", "WARN", "ERROR");
            assertThat(line.required("logger").asText()).isNotBlank();
            assertThat(line.required("node").asText()).startsWith("127.0.0.1:");
            assertThat(line.required("message").isTextual()).isTrue();
        });
    }

    @Test
    void anEntryIsFoundByItsTrace() throws Exception {
        JsonNode entry = Await.until("a line about the deposit", PATIENCE, () -> lines().stream()
                .filter(line -> line.path("trace").asText().equals("cashier:77"))
                .findFirst());

        assertThat(entry.required("entity").asText()).isEqualTo("account/dora");
        assertThat(entry.required("logger").asText()).isEqualTo("assay.entries");
        assertThat(entry.required("message").asText()).isEqualTo("account/dora #1 [Deposited]");
    }

    @Test
    void noSecretIsEverWritten() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        for (String path : List.of("/v1/status", "/v1/journal", "/v1/nothing?token=" + TOKEN, "/v1/commands")) {
            for (String shown : List.of("Bearer " + TOKEN, "Basic " + TOKEN, TOKEN, "Bearer " + operator.text())) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .header("Authorization", shown)
                        .header("Signature", "sig1=:" + TOKEN + ":")
                        .header("Cookie", "session=" + TOKEN)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"password\":\"" + PASSWORD + "\"}"))
                        .build();
                http.send(request, HttpResponse.BodyHandlers.ofString());
            }
        }
        assertThat(node.stop()).isZero();
        keyed.kill();

        String written = Files.readString(home.resolve("node.log"))
                + node.lastWords()
                + node.said()
                + keyed.lastWords()
                + keyed.said();
        assertThat(keyed.lastWords()).contains("\"logger\"");
        String key = Files.readString(home.resolve("node.key"))
                .lines()
                .filter(line -> !line.startsWith("-----"))
                .findFirst()
                .orElseThrow();
        assertThat(written).contains("account/dora");
        assertThat(written).doesNotContain(PASSWORD, TOKEN, operator.text(), key, TRANSFER);
        Optional<String> secretWord = Stream.of(TOKEN, operator.text())
                .map(token -> token.substring(token.lastIndexOf('_') + 1))
                .filter(written::contains)
                .findFirst();
        assertThat(secretWord).isEmpty();
    }
}
