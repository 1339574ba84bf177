package assay.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.config.NodeConfig;
import assay.cluster.config.ShippedConfig;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The image and the cluster of containers: they were never run here, so what can be seen in them is checked. */
class DockerFilesTest {
    private static final List<String> NODES = List.of("node-1", "node-2", "node-3");

    private final JsonNode compose;
    private final String dockerfile;

    DockerFilesTest() throws Exception {
        compose = Shipped.documents("ops/docker/compose.yaml").get(0);
        dockerfile = Files.readString(Shipped.file("ops/docker/Dockerfile"));
    }

    @Test
    void aNodeTakesItsConfiguration(@TempDir Path secrets) throws Exception {
        for (String name : NODES) {
            NodeConfig config = ShippedConfig.read(Shipped.file("ops/docker/node.conf"), secrets, name);
            assertThat(config.network().hostname()).isEqualTo(name);
            assertThat(config.network().port()).isEqualTo(Shipped.CLUSTER_PORT);
            assertThat(config.network().httpPort()).isEqualTo(Shipped.HTTP_PORT);
            assertThat(config.network().managementPort()).isEqualTo(OptionalInt.of(Shipped.MANAGEMENT_PORT));
            assertThat(config.network().seeds())
                    .containsExactlyElementsOf(NODES.stream()
                            .map(node -> node + ":" + Shipped.CLUSTER_PORT)
                            .toList());
            assertThat(config.access().operatorToken()).contains(Path.of("/run/secrets/operator.token"));
            assertThat(config.cassandra().orElseThrow().contactPoints()).containsExactly("cassandra:9042");
        }
        assertThat(Shipped.names(compose.required("services"))).contains("cassandra");
    }

    @Test
    void everyNodeIsToldItsNameAndGivenItsFiles() {
        for (String name : NODES) {
            JsonNode node = compose.required("services").required(name);
            assertThat(node.required("hostname").asText()).isEqualTo(name);
            assertThat(node.required("environment")
                            .required("ASSAY_NODE_NETWORK_HOSTNAME")
                            .asText())
                    .isEqualTo(name);
            assertThat(Shipped.texts(node.required("volumes")))
                    .containsExactly(
                            "./node.conf:/etc/assay/node.conf:ro",
                            name + ":/var/lib/assay",
                            "content:/var/lib/assay-content");
            assertThat(Shipped.texts(node.required("secrets")))
                    .containsExactly("node.pem", "node.key", "authority.pem", "operator.token");
            assertThat(node.required("stop_grace_period").asText()).isEqualTo("100s");
            assertThat(node.required("depends_on")
                            .required("cassandra")
                            .required("condition")
                            .asText())
                    .isEqualTo("service_healthy");
            assertThat(node.required("read_only").asBoolean()).isTrue();
        }
        assertThat(compose.required("services").required("cassandra").has("healthcheck"))
                .isTrue();
    }

    @Test
    void whatAServiceRefersToIsThere() {
        List<String> volumes = Shipped.names(compose.required("volumes"));
        List<String> secrets = Shipped.names(compose.required("secrets"));
        for (JsonNode service : compose.required("services")) {
            assertThat(secrets).containsAll(Shipped.texts(service.path("secrets")));
            for (String mount : Shipped.texts(service.path("volumes"))) {
                String source = mount.substring(0, mount.indexOf(':'));
                if (source.startsWith(".")) {
                    assertThat(Shipped.file("ops/docker").resolve(source).normalize())
                            .exists();
                } else {
                    assertThat(volumes).contains(source);
                }
            }
            for (String port : Shipped.texts(service.path("ports"))) {
                assertThat(port).as("open to this machine alone").startsWith("127.0.0.1:");
            }
        }
        for (JsonNode secret : compose.required("secrets")) {
            assertThat(secret.required("file").asText()).startsWith("secrets/");
        }
    }

    @Test
    void noSecretStandsInIt() throws Exception {
        for (JsonNode service : compose.required("services")) {
            for (String variable : Shipped.names(service.path("environment"))) {
                if (variable.matches("(?i).*(password|secret|token|key).*")) {
                    assertThat(variable).endsWith("__FILE");
                }
            }
        }
        assertThat(Files.readString(Shipped.file(".dockerignore"))).contains("ops/docker/secrets", ".git");
        assertThat(Files.readString(Shipped.file(".gitignore"))).contains("ops/docker/secrets");
    }

    @Test
    void noImageNamesAHost() {
        for (JsonNode service : compose.required("services")) {
            String image = service.required("image").asText();
            assertThat(image.contains("/") ? image.substring(0, image.indexOf('/')) : "")
                    .as(image)
                    .doesNotContain(".", ":");
        }
    }

    @Test
    void prometheusLooksWhereNodesAnswer() throws Exception {
        JsonNode job = Shipped.documents("ops/prometheus/prometheus.yaml")
                .get(0)
                .required("scrape_configs")
                .get(0);

        assertThat(job.required("job_name").asText()).isEqualTo("assay");
        assertThat(Shipped.texts(job.required("static_configs").get(0).required("targets")))
                .containsExactlyElementsOf(NODES.stream()
                        .map(node -> node + ":" + Shipped.MANAGEMENT_PORT)
                        .toList());
    }

    @Test
    void theImageRunsANodeAsNobodyInParticular() throws Exception {
        assertThat(dockerfile).containsPattern("(?m)^FROM eclipse-temurin:17-jre$");
        assertThat(dockerfile).contains("EXPOSE 2551 8551 8558").contains("STOPSIGNAL SIGTERM");
        assertThat(dockerfile).contains("CMD [\"node\", \"--config\", \"/etc/assay/node.conf\"]");
        assertThat(dockerfile).containsPattern("(?m)^USER 10001:10001$");
        assertThat(dockerfile.lastIndexOf("\nRUN ")).isLessThan(dockerfile.indexOf("\nUSER "));
        assertThat(dockerfile).contains("\"assay.cli.Main\"");
        assertThat(Shipped.file("ops/cli/src/main/java/assay/cli/Main.java")).exists();
        assertThat(dockerfile).contains("COPY ops/docker/alive /opt/assay/alive");
        assertThat(dockerfile).contains("CMD [\"sh\", \"/opt/assay/alive\", \"8558\"]");
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1", "500, 1"})
    void theImagesCheckTellsTheLivingFromTheRest(int status, int expected) throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(here, 0), 1);
        server.createContext("/alive", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        try {
            assertThat(alive(port)).isEqualTo(expected);
        } finally {
            server.stop(0);
        }
        assertThat(alive(port)).as("nobody listens").isNotZero();
    }

    private static int alive(int port) throws Exception {
        return Shipped.run(Shipped.ROOT, "sh", "ops/docker/alive", Integer.toString(port))
                .status();
    }
}
