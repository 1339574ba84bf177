package assay.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSectionsTest {
    private static final String GOOD =
            """
            assay.node {
              roles = [market, worker, api]
              network { port = 2551, http-port = 8551, management-port = 8558, drain = 5s }
              discovery { method = config, contact-points = ["127.0.0.1:8558", "127.0.0.1:8559"], required = 1 }
              cassandra { contact-points = ["127.0.0.1:9042", "127.0.0.2:9042"], datacenter = dc1, replication = 3 }
              directories { data = data, content = content }
              limits { body-bytes = 65536, http-connections = 10, waiting-commands = 50, passivate-after = 10s }
            }
            """;

    private final Path directory;

    NodeSectionsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsHowANodeFindsItsCluster() throws Exception {
        Discovery discovery = read(GOOD).discovery();

        assertThat(discovery.method()).isEqualTo(Discovery.Method.CONFIG);
        assertThat(discovery.contactPoints()).containsExactly("127.0.0.1:8558", "127.0.0.1:8559");
        assertThat(discovery.required()).isEqualTo(1);
        assertThat(discovery.mayBegin()).isTrue();
    }

    @Test
    void readsTheDatabaseOfManyNodes() throws Exception {
        NodeConfig.Cassandra cassandra = read(GOOD).cassandra().orElseThrow();

        assertThat(cassandra.contactPoints()).containsExactly("127.0.0.1:9042", "127.0.0.2:9042");
        assertThat(cassandra.datacenter()).isEqualTo("dc1");
        assertThat(cassandra.replication()).isEqualTo(3);
    }

    @Test
    void readsLimits() throws Exception {
        Limits limits = read(GOOD).limits();

        assertThat(limits)
                .isEqualTo(new Limits(65_536, 10, Duration.ofSeconds(30), 50, 1_000, Duration.ofSeconds(10), 256));
    }

    @Test
    void healthCanBeLeftOut() throws Exception {
        String seeds = GOOD.replace("method = config", "method = seeds")
                .replace(", contact-points = [\"127.0.0.1:8558\", \"127.0.0.1:8559\"], required = 1", "")
                .replace("management-port = 8558", "management-port = off");

        assertThat(read(seeds).network().managementPort()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "management-port = 8558 | management-port = on | network.management-port",
                "management-port = 8558 | management-port = 70000 | network.management-port",
                "management-port = 8558 | management-port = 8551 | network.management-port",
                "management-port = 8558 | management-port = off | discovery",
                "management-port = 8558 | management-port = 0 | discovery",
                "drain = 5s | drain = 1m | network.drain",
                "drain = 5s | seeds = [\"127.0.0.1:2551\"] | discovery",
                "method = config | method = gossip | discovery.method",
                "method = config | method = dns | discovery.contact-points",
                "method = config | method = dns | discovery.service",
                "method = config | method = seeds | discovery.required",
                "required = 1 | required = 3 | discovery.required",
                "required = 1 | namespace = here | discovery.namespace",
                "required = 1 | port-name = health | discovery.port-name",
                "required = 1 | requiered = 1 | discovery.requiered",
                "contact-points = [\"127.0.0.1:8558\", \"127.0.0.1:8559\"], | patience = 1s, | discovery.contact-points",
                "datacenter = dc1 | contact-point = \"127.0.0.1:9042\" | cassandra.contact-point",
                "datacenter = dc1 | datacenter = \"a'b\" | cassandra.datacenter",
                "datacenter = dc1 | credentials-file = nowhere | cassandra.credentials-file",
                "datacenter = dc1 | password = x | cassandra.password",
                "replication = 3 | replication = 0 | cassandra.replication",
                "body-bytes = 65536 | body-bytes = 1 | limits.body-bytes",
                "waiting-commands = 50 | waiting-commands = 5000 | limits.waiting-commands",
                "passivate-after = 10s | passivate-after = 1s | limits.passivate-after",
                "passivate-after = 10s | mailbox = 10 | limits.mailbox",
            })
    void refuses(String instead, String written, String key) throws Exception {
        assertThat(GOOD).contains(instead);

        assertThat(refused(GOOD.replace(instead, written), Map.of()).mistakes())
                .extracting(Mistake::key)
                .contains("assay.node." + key);
    }

    @Test
    void aPasswordInAFileIsNotSaidAloud() throws Exception {
        BadConfig bad = refused(GOOD.replace("datacenter = dc1", "password = [hunter2]"), Map.of());

        assertThat(bad).hasMessageContaining("cassandra.password").hasMessageNotContaining("hunter2");
    }

    @Test
    void theEnvironmentWinsOverTheFileAndPropertiesOverBoth() throws Exception {
        Map<String, String> environment = Map.of(
                "ASSAY_NODE_NETWORK_HTTP_PORT", "9000",
                "ASSAY_NODE_NETWORK_PORT", "2600",
                "ASSAY_NODE_ROLES", "api, market",
                "ASSAY_NODE_CASSANDRA_CONTACT_POINTS", "127.0.0.3:9042,127.0.0.4:9042",
                "ASSAY_NODE_FAILOVER", "",
                "HOME", "/root");
        Map<String, String> properties = Map.of("assay.node.network.port", "2700");

        NodeConfigFile.Effective effective = NodeConfigFile.effective(Optional.of(file(GOOD)), properties, environment);
        NodeConfig config = effective.config();

        assertThat(config.network().port()).isEqualTo(2700);
        assertThat(config.network().httpPort()).isEqualTo(9000);
        assertThat(config.roles()).containsExactly(Role.MARKET, Role.API);
        assertThat(config.cassandra().orElseThrow().contactPoints())
                .containsExactly("127.0.0.3:9042", "127.0.0.4:9042");
        assertThat(effective.settings())
                .extracting(Setting::toString)
                .contains(
                        "assay.node.network.port = 2700  # system properties",
                        "assay.node.network.http-port = 9000  # environment variable ASSAY_NODE_NETWORK_HTTP_PORT",
                        "assay.node.network.drain = 5s  # " + directory.resolve("node.conf") + ":3",
                        "assay.node.failover = safe  # default");
    }

    @Test
    void theEnvironmentAloneIsEnough() throws Exception {
        Map<String, String> environment = Map.of(
                "ASSAY_NODE_ROLES", "worker",
                "ASSAY_NODE_DIRECTORIES_DATA", "data",
                "ASSAY_NODE_DIRECTORIES_CONTENT", "content",
                "ASSAY_NODE_WORKERS_THREADS", "3");

        NodeConfig config = NodeConfigFile.effective(Optional.empty(), Map.of(), environment)
                .config();

        assertThat(config.workerThreads()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "ASSAY_NODE_NETWORK_PROT, 2551, ASSAY_NODE_NETWORK_PROT",
        "ASSAY_NODE_NETWORK, x, ASSAY_NODE_NETWORK",
        "ASSAY_NODE_JOBS_OPEN_PER_CALLER, 0, assay.node.jobs.open-per-caller",
        "ASSAY_NODE_DISCOVERY_NAMESPACE, here, assay.node.discovery.namespace",
        "ASSAY_NODE_NETWORK_PORT, many, assay.node.network.port",
        "ASSAY_NODE_CASSANDRA_CONTACT_POINTS, here, assay.node.cassandra.contact-points",
    })
    void aWrongVariableIsNamedOnce(String name, String value, String key) throws Exception {
        BadConfig bad = refused(GOOD, Map.of(name, value));

        assertThat(bad.mistakes()).extracting(Mistake::key).contains(key);
        assertThat(bad.mistakes()).extracting(Mistake::place).allMatch(place -> place.contains("environment"));
        assertThat(bad.mistakes().get(0).place())
                .startsWith("environment variable")
                .contains("ASSAY_NODE_");
    }

    private NodeConfig read(String text) throws Exception {
        return NodeConfigFile.read(file(text), Map.of());
    }

    private BadConfig refused(String text, Map<String, String> environment) throws IOException {
        Path file = file(text);
        return catchThrowableOfType(
                BadConfig.class, () -> NodeConfigFile.effective(Optional.of(file), Map.of(), environment));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("node.conf"), text);
    }
}
