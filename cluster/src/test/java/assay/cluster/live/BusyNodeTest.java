package assay.cluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.Node;
import assay.cluster.config.NodeConfigFile;
import assay.journal.cassandra.CassandraSettings;
import assay.journal.cassandra.EmbeddedCassandra;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that may work on one request at a time. */
@Tag("long")
class BusyNodeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LISTINGS = "/v1/listings";

    @Test
    void whoComesWhileItIsBusyIsToldToComeBackAndIsServedThen(@TempDir Path directory) throws Exception {
        try (EmbeddedCassandra cassandra =
                EmbeddedCassandra.start(CassandraSettings.in(directory.resolve("cassandra")))) {
            Node node = Node.start(NodeConfigFile.read(config(directory, cassandra.contactPoint())));
            try {
                node.awaitReady();
                refusesAndRecovers(URI.create(node.http().orElseThrow()));
            } finally {
                node.stop().toCompletableFuture().get(1, TimeUnit.MINUTES);
            }
        }
    }

    private static void refusesAndRecovers(URI at) throws Exception {
        Client client = new Client(at.toString());
        assertThat(client.answer(LISTINGS).statusCode()).isEqualTo(200);
        // A command that somebody begins to give, and does not finish: the node waits for the rest.
        try (Socket slow = new Socket(at.getHost(), at.getPort())) {
            String head = "POST /v1/commands HTTP/1.1\r\nHost: " + at.getAuthority()
                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"from\"";
            slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            HttpResponse<String> refused =
                    Await.until("it is busy", PATIENCE, () -> Optional.of(client.answer(LISTINGS))
                            .filter(answer -> answer.statusCode() == 503));
            assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(1);
            assertThat(refused.body()).contains("\"code\":\"busy\"").contains("limits.requests-in-flight");
            assertThat(client.answer("/v1/status").statusCode()).isEqualTo(200);
        }
        Await.until("it takes requests again", PATIENCE, () -> Optional.of(client.answer(LISTINGS))
                .filter(answer -> answer.statusCode() == 200));
    }

    private static Path config(Path directory, String contactPoint) throws Exception {
        return Files.writeString(
                directory.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, api]
                  cassandra.contact-point = "%s"
                  directories { data = "%s", content = "%s" }
                  access.mode = open
                  limits.requests-in-flight = 1
                }
                """
                        .formatted(contactPoint, directory.resolve("data"), directory.resolve("content")));
    }
}
