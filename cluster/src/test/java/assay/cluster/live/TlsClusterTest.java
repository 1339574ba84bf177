package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cryptography.certificate.Authority;
import assay.cryptography.certificate.Credentials;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes as real processes that show each other certificates: whoever cannot is not talked to, and certificates and
 * authorities are exchanged while the cluster runs. The tests build on one another.
 */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TlsClusterTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LISTEN_MILLIS = 2_000;
    private static final List<String> NAMES = List.of("assay-node", "localhost", "127.0.0.1");

    private final Path directory;
    private final Authority authority = Authority.create("cluster", Instant.now(), YEAR);
    private final Authority next = Authority.create("next", Instant.now(), YEAR);
    private final EmbeddedCassandra cassandra;
    private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    TlsClusterTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        authority.write(directory);
        cassandra = EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")));
        List<Integer> free = TestCluster.freePorts(6);
        for (int i = 0; i < 3; i++) {
            ports.put("node-" + (i + 1), free.get(2 * i));
            ports.put("http-" + (i + 1), free.get(2 * i + 1));
        }
        try {
            for (int i = 1; i <= 2; i++) start(i, authority);
            for (NodeProcess each : nodes.values()) each.awaitReady();
        } catch (Exception | AssertionError e) {
            end();
            throw e;
        }
    }

    private void start(int number, Authority by) throws IOException {
        String name = "node-" + number;
        by.issue(name, NAMES, Instant.now(), YEAR, directory);
        Path home = Files.createDirectories(directory.resolve(name));
        Files.writeString(
                home.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, api]
                  network { hostname = 127.0.0.1, port = %d, http-port = %d, seeds = ["127.0.0.1:%d"] }
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  tls {
                    certificate = "%s", key = "%s", authorities = "%s"
                    look-every = 200ms
                  }
                  stop-with-parent = true
                }
                """
                        .formatted(
                                ports.get(name),
                                ports.get("http-" + number),
                                ports.get("node-1"),
                                cassandra.contactPoint(),
                                home,
                                directory.resolve("content"),
                                at(name + ".pem"),
                                at(name + ".key"),
                                at(Authority.CERTIFICATE)));
        nodes.put(name, NodeProcess.start(name, home));
    }

    @AfterAll
    void end() {
        for (NodeProcess each : nodes.values()) each.close();
        cassandra.kill();
    }

    private int port(String name) {
        return Objects.requireNonNull(ports.get(name));
    }

    private Path at(String name) {
        return directory.resolve(name);
    }

    private SSLContext showing(Authority by, String name, String... names) throws Exception {
        Path own = Files.createDirectories(directory.resolve("callers"));
        by.issue(name, List.of(names), Instant.now(), YEAR, own);
        by.write(own.resolve(name + "-authority"));
        // Whom a caller believes is its own affair: here, the cluster; whether it is believed is the test.
        Path believed = own.resolve(name + ".authorities");
        String both = Files.readString(at(Authority.CERTIFICATE))
                + Files.readString(own.resolve(name + "-authority").resolve(Authority.CERTIFICATE));
        Files.writeString(believed, both);
        var files = new Credentials.Files(own.resolve(name + ".pem"), own.resolve(name + ".key"), believed);
        return Credentials.read(files, Instant.now()).context();
    }

    /** Connects to the cluster's port of node 1 as another node would, and says whether it is kept on the line. */
    private boolean isKept(SSLContext context) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port("node-1"))) {
            socket.setSoTimeout(LISTEN_MILLIS);
            socket.startHandshake();
            // The head of a connection of Artery's: four letters, and the number of the control stream.
            socket.getOutputStream().write("AKKA\1".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            // It listens, and says nothing until it is told something.
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private X509Certificate shownBy(String port) throws Exception {
        SSLContext context = showing(authority, "reader", "assay-node");
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port(port))) {
            socket.setSoTimeout(LISTEN_MILLIS);
            socket.startHandshake();
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    private int status(String port) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(Credentials.trusting(at(Authority.CERTIFICATE)))
                .build();
        URI at = URI.create("https://localhost:" + ports.get(port) + "/v1/status");
        return client.send(HttpRequest.newBuilder(at).timeout(PATIENCE).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    @Order(1)
    void aNodeOfTheClusterIsTalkedTo() throws Exception {
        assertThat(isKept(showing(authority, "friend", "assay-node"))).isTrue();
    }

    @Test
    @Order(2)
    void aCertificateOfAnotherAuthorityIsNot() throws Exception {
        assertThat(isKept(showing(Authority.create("elsewhere", Instant.now(), YEAR), "stranger", "assay-node")))
                .isFalse();
    }

    @Test
    @Order(3)
    void aCertificateOfTheSameAuthorityThatIsNoNodesIsNot() throws Exception {
        assertThat(isKept(showing(authority, "mail", "mail.example"))).isFalse();
    }

    @Test
    @Order(4)
    void whoeverShowsNoCertificateIsNot() throws Exception {
        assertThat(isKept(Credentials.trusting(at(Authority.CERTIFICATE)))).isFalse();
    }

    @Test
    @Order(5)
    void whoeverSpeaksInClearIsNot() throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port("node-1")));
            socket.setSoTimeout(LISTEN_MILLIS);
            socket.getOutputStream().write("AKKA\1 and a few words in clear".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = socket.getInputStream().readAllBytes();
            // An alert of TLS at most: its records of that kind begin with 21.
            assertThat(answer.length == 0 || answer[0] == 21).isTrue();
        }
    }

    @Test
    @Order(6)
    void httpIsAnsweredUnderTlsAndNotInClear() throws Exception {
        assertThat(status("http-1")).isLessThan(500);
        URI clear = URI.create("http://localhost:" + ports.get("http-1") + "/v1/status");
        HttpRequest request = HttpRequest.newBuilder(clear).timeout(PATIENCE).build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()))
                .isInstanceOf(IOException.class);
    }

    @Test
    @Order(7)
    void aRenewedCertificateIsShownWithoutARestart() throws Exception {
        BigInteger before = shownBy("node-1").getSerialNumber();
        BigInteger renewed =
                authority.issue("node-1", NAMES, Instant.now(), YEAR, directory).getSerialNumber();
        assertThat(renewed).isNotEqualTo(before);
        for (String port : List.of("node-1", "http-1")) {
            Await.until("the new certificate at " + port, PATIENCE, () -> Optional.of(
                            shownBy(port).getSerialNumber())
                    .filter(renewed::equals));
        }
    }

    @Test
    @Order(8)
    void theAuthorityIsExchangedOnAClusterThatRuns() throws Exception {
        // First everybody believes both, then nodes show certificates of the new one.
        Path added = directory.resolve("added");
        next.write(added);
        Files.writeString(
                at(Authority.CERTIFICATE),
                Files.readString(added.resolve(Authority.CERTIFICATE)),
                StandardOpenOption.APPEND);
        SSLContext newcomer = showing(next, "newcomer", "assay-node");
        Await.until("a node of the new authority being talked to", PATIENCE, () -> Optional.of(newcomer)
                .filter(this::isKeptSurely));
        for (int i = 1; i <= 2; i++) next.issue("node-" + i, NAMES, Instant.now(), YEAR, directory);
        Await.until("the new authority's certificate", PATIENCE, () -> Optional.of(
                        shownBy("node-1").getIssuerX500Principal().getName())
                .filter("CN=next"::equals));

        // One that comes now talks to both, which talk to one another still.
        start(3, next);
        Objects.requireNonNull(nodes.get("node-3")).awaitReady();
        List<Integer> answers = new ArrayList<>();
        for (int i = 1; i <= 3; i++) answers.add(status("http-" + i));
        assertThat(answers).allMatch(code -> code < 500);
    }

    private boolean isKeptSurely(SSLContext context) {
        try {
            return isKept(context);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
