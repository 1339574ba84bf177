package assay.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cluster.config.NodeConfigFile;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AkkaSettingsTest {
    /** What docs/operations.md asks of whoever stops nodes. */
    private static final Duration GRACE = Duration.ofSeconds(90);

    private final Path directory;

    AkkaSettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theEndOfANodeTakesLessThanTheGraceThatItIsGivenEvenWhenEveryPhaseTakesAllOfItsTime() throws Exception {
        Config shutdown = settings("network.drain = 10s").getConfig("akka.coordinated-shutdown");
        Duration usual = shutdown.getDuration("default-phase-timeout");
        Duration all = Duration.ZERO;
        for (Map.Entry<String, ConfigValue> phase : shutdown.getObject("phases").entrySet()) {
            Config own = ((ConfigObject) phase.getValue()).toConfig();
            all = all.plus(own.hasPath("timeout") ? own.getDuration("timeout") : usual);
        }

        assertThat(all).isBetween(Duration.ofSeconds(60), GRACE.minusSeconds(1));
    }

    @Test
    void handingOverShardsEndsBeforeItsPhase() throws Exception {
        Config akka = settings("").getConfig("akka");

        assertThat(akka.getDuration("cluster.sharding.handoff-timeout"))
                .isLessThan(akka.getDuration("coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout"));
    }

    @Test
    void limitsReachWhoeverKeepsThem() throws Exception {
        Config all =
                settings("limits { body-bytes = 4096, http-connections = 7, waiting-commands = 9, waiting-jobs = 3, "
                        + "request-timeout = 5s, passivate-after = 20s }");

        assertThat(all.getLong("akka.http.server.parsing.max-content-length")).isEqualTo(4096);
        assertThat(all.getInt("akka.http.server.max-connections")).isEqualTo(7);
        assertThat(all.getDuration("akka.http.server.request-timeout")).isEqualTo(Duration.ofSeconds(5));
        assertThat(all.getInt("assay.runtime.host.waiting-commands")).isEqualTo(9);
        assertThat(all.getInt("assay.runtime.worker.waiting-jobs")).isEqualTo(3);
        assertThat(all.getDuration("assay.runtime.host.unused-after")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aNodeInKubernetesLooksForPodsByLabel() throws Exception {
        Config all = settings(
                "network.management-port = 8558\n"
                        + "discovery { method = kubernetes, service = market, namespace = ml, port-name = health, required = 3 }");
        Config found = all.getConfig("akka.management.cluster.bootstrap.contact-point-discovery");

        assertThat(found.getString("discovery-method")).isEqualTo("kubernetes-api");
        assertThat(found.getString("service-name")).isEqualTo("market");
        assertThat(found.getString("port-name")).isEqualTo("health");
        assertThat(found.getInt("required-contact-point-nr")).isEqualTo(3);
        assertThat(all.getString("akka.discovery.kubernetes-api.pod-namespace")).isEqualTo("ml");
        assertThat(all.hasPath("akka.discovery.kubernetes-api.class")).isTrue();
    }

    @Test
    void aPasswordIsInNoSetting() throws Exception {
        Path file = Files.writeString(directory.resolve("login"), "username = assay\npassword = hunter2\n");
        Config all = settings("cassandra.credentials-file = \"" + file + "\"");

        assertThat(all.root().render()).contains(file.toString()).doesNotContain("hunter2");
    }

    private Config settings(String more) throws Exception {
        Path file = Files.writeString(
                directory.resolve("node.conf"),
                """
                assay.node {
                  roles = [market, worker, api]
                  cassandra.contact-point = "127.0.0.1:9042"
                  directories { data = data, content = content }
                  %s
                }
                """
                        .formatted(more));
        return AkkaSettings.of(NodeConfigFile.read(file));
    }
}
