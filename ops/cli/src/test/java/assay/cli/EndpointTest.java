package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8551", "ftp://127.0.0.1", "http://127.0.0.1:8551/v1", "http://a b", "http://"})
    void an_endpoint_that_is_none_ends_with_4(String endpoint) throws IOException {
        Command run = status(endpoint);
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("--endpoint " + endpoint, "expected http://HOST:PORT");
    }

    @Test
    void where_nobody_listens_it_ends_with_2() throws IOException {
        String nowhere;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = "http://127.0.0.1:" + socket.getLocalPort();
        }
        Command run = status(nowhere);
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(nowhere, "nothing listens there", "whether the address is right");
    }

    @Test
    void a_token_that_is_refused_ends_with_2_and_says_how_to_name_another() throws IOException {
        List<String> shown = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] problem = "{\"code\":\"unauthorized\",\"detail\":\"the token is unknown\",\"hint\":\"\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, problem.length);
            exchange.getResponseBody().write(problem);
            exchange.close();
        });
        server.start();
        try {
            Command run = status("http://127.0.0.1:" + server.getAddress().getPort());
            assertThat(run.exit()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains("the token is unknown", "--token-file FILE", "ASSAY_TOKEN");
            assertThat(shown).containsExactly("Bearer of-a-test");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_cluster_elsewhere_is_not_shown_what_opens_the_one_here() throws IOException {
        Command run = Command.run("status", "--endpoint", "http://cluster.invalid:8551");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("there is no token", "cluster.invalid-8551", "--token-file FILE");
    }

    private Command status(String endpoint) throws IOException {
        Path token = folder.resolve("token");
        Files.writeString(token, "of-a-test\n");
        return Command.run("status", "--endpoint", endpoint, "--token-file", token.toString());
    }
}
