package assay.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeConfigFileTest {
    private static final String GOOD =
            """
            assay.node {
              roles = [market, worker, api]
              network { hostname = "127.0.0.1", port = 2551, http-port = 8551, seeds = ["127.0.0.1:2551"] }
              cassandra { contact-point = "127.0.0.1:9042" }
              directories { data = data, content = content }
              workers { threads = 2 }
              failover = fast
              stop-with-parent = true
            }
            """;

    private final Path directory;

    NodeConfigFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void readsEverythingANodeIsTold() throws Exception {
        NodeConfig config = NodeConfigFile.read(file(GOOD), Map.of());

        assertThat(config.roles()).containsExactly(Role.MARKET, Role.WORKER, Role.API);
        assertThat(config.network())
                .isEqualTo(new NodeConfig.Network(
                        "127.0.0.1", 2551, 8551, List.of("127.0.0.1:2551"), OptionalInt.of(0), Duration.ZERO));
        assertThat(config.cassandra())
                .contains(new NodeConfig.Cassandra(
                        List.of("127.0.0.1:9042"), "datacenter1", 1, Optional.empty(), Duration.ofSeconds(30)));
        assertThat(config.workerThreads()).isEqualTo(2);
        assertThat(config.failover()).isEqualTo(Failover.FAST);
        assertThat(config.stopWithParent()).isTrue();
        assertThat(config.serving()).isEqualTo(new Serving(64, 4_096, List.of(), 32));
    }

    @Test
    void readsHowTheNodeIsWatched() throws Exception {
        NodeConfig usual = NodeConfigFile.read(file(GOOD), Map.of());
        NodeConfig told = NodeConfigFile.read(
                file(GOOD),
                Map.of(
                        "assay.node.metrics.enabled", "false",
                        "assay.node.logging.format", "json",
                        "assay.node.logging.to", "stderr",
                        "assay.node.logging.entries", "true"));

        assertThat(usual.metrics()).isTrue();
        assertThat(usual.logging()).isEqualTo(new Logging(Logging.Format.TEXT, Logging.Target.FILE, false));
        assertThat(told.metrics()).isFalse();
        assertThat(told.logging()).isEqualTo(new Logging(Logging.Format.JSON, Logging.Target.STDERR, true));
    }

    @Test
    void readsWhatIsThereForThoseOutside() throws Exception {
        String more = GOOD.replace(
                "failover = fast",
                "failover = fast, content { max-mebibytes = 8, hourly-mebibytes = 80 }, jobs { open-to = [miner, ann] }");

        assertThat(NodeConfigFile.read(file(more), Map.of()).serving())
                .isEqualTo(new Serving(8, 80, List.of("miner", "ann"), 32));
    }

    @Test
    void systemPropertiesWinOverTheFile() throws Exception {
        Map<String, String> properties = Map.of("assay.node.network.port", "2600", "assay.root", "elsewhere");

        assertThat(NodeConfigFile.read(file(GOOD), properties).network().port()).isEqualTo(2600);
    }

    @Test
    void aMistakeInASystemPropertySaysSo() throws Exception {
        BadConfig bad = refused(GOOD, Map.of("assay.node.network.port", "many"));

        assertThat(bad.mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.place()).isEqualTo("system properties");
            assertThat(mistake.found()).isEqualTo("\"many\"");
        });
    }

    @Test
    void reportsAllMistakesAtOnceWithTheirLines() throws Exception {
        BadConfig bad = refused(
                """
                assay.node {
                  roles = [market, cook]
                  network { port = 99999 }
                  directories { data = data }
                  failover = soon
                  colour = red
                }
                """,
                Map.of());

        String file = directory.resolve("node.conf").toString();
        assertThat(bad.mistakes())
                .extracting(Mistake::toString)
                .containsExactlyInAnyOrder(
                        file + ":2: assay.node.roles: expected one of market, worker, api, found \"cook\"",
                        file + ":3: assay.node.network.port: expected a whole number from 0 to 65535, found 99999",
                        file + ":1: assay.node.cassandra.contact-point: expected " + NetworkSection.ADDRESS
                                + ", found nothing",
                        file
                                + ":4: assay.node.directories.content: expected a directory, or a path where one can be made,"
                                + " found nothing",
                        file + ":5: assay.node.failover: expected one of safe, fast, found \"soon\"",
                        file
                                + ":6: assay.node.colour: expected one of access, cassandra, content, directories, discovery, failover, jobs,"
                                + " limits, logging, metrics, network, roles, stop-with-parent, tls, workers, found an unknown key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[market, worker, api] | [] | roles",
                "[market, worker, api] | [worker, worker] | roles",
                "[market, worker, api] | [worker, api, cook] | roles",
                "[market, worker, api] | [worker] | cassandra",
                "[market, worker, api] | [market] | workers",
                "[market, worker, api] | market | roles",
                "\"127.0.0.1\" | \"10.1.2.3\" | network.hostname",
                "\"127.0.0.1\" | \"example.org\" | network.hostname",
                "port = 2551 | port = -1 | network.port",
                "port = 2551 | port = 2.5 | network.port",
                "port = 2551 | port = [] | network.port",
                "http-port = 8551 | http-port = 2551 | network.http-port",
                "http-port = 8551 | http-prot = 8551 | network.http-prot",
                "seeds = [\"127.0.0.1:2551\"] | seeds = [here] | network.seeds",
                "seeds = [\"127.0.0.1:2551\"] | seeds = \"127.0.0.1:2551\" | network.seeds",
                "127.0.0.1:9042 | cassandra | cassandra.contact-point",
                "127.0.0.1:9042 | 127.0.0.1:0 | cassandra.contact-point",
                "cassandra { | cassandra { patience = 3 days, | cassandra.patience",
                "cassandra { | cassandra { password = x, | cassandra.password",
                "data = data | data = \"\" | directories.data",
                "data = data | data = node.conf | directories.data",
                "threads = 2 | threads = 0 | workers.threads",
                "threads = 2 | threads = two | workers.threads",
                "workers { threads = 2 } | workers = 2 | workers",
                "stop-with-parent = true | stop-with-parent = 1 | stop-with-parent",
                "failover = fast | failover = fastest | failover",
                "failover = fast | content { max-mebibytes = 0 } | content.max-mebibytes",
                "failover = fast | content { max-mebibytes = 9, hourly-mebibytes = 8 } | content",
                "failover = fast | jobs { open-to = [a b] } | jobs.open-to",
            })
    void refuses(String instead, String written, String key) throws Exception {
        assertThat(GOOD).contains(instead);
        String text = GOOD.replace(instead, written)
                .replace("node.conf", directory.resolve("node.conf").toString());

        assertThat(refused(text, Map.of()).mistakes()).extracting(Mistake::key).contains("assay.node." + key);
    }

    @Test
    void refusesTextThatIsNotHoconWithItsLine() throws Exception {
        Mistake mistake =
                refused("assay.node {\n roles = [\n", Map.of()).mistakes().get(0);

        assertThat(mistake.place()).startsWith(directory.resolve("node.conf") + ":");
    }

    @Test
    void refusesOtherRoots() throws Exception {
        assertThat(refused(GOOD + "akka.loglevel = DEBUG\nassay.other = 1\n", Map.of())
                        .mistakes())
                .extracting(Mistake::key)
                .containsExactly("akka", "assay.other");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        Path nowhere = directory.resolve("nowhere.conf");

        BadConfig bad = catchThrowableOfType(BadConfig.class, () -> NodeConfigFile.read(nowhere));

        assertThat(bad.mistakes()).extracting(Mistake::place).containsExactly(nowhere.toString());
    }

    private BadConfig refused(String text, Map<String, String> properties) throws IOException {
        Path file = file(text);
        return catchThrowableOfType(BadConfig.class, () -> NodeConfigFile.read(file, properties));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("node.conf"), text);
    }
}
