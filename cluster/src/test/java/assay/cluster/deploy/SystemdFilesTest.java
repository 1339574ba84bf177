package assay.cluster.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.cluster.config.NodeConfig;
import assay.cluster.config.ShippedConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdFilesTest {
    private final String unit;

    SystemdFilesTest() throws Exception {
        unit = Files.readString(Shipped.file("ops/systemd/assay-node.service"));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        unit.lines().filter(line -> line.matches("[A-Za-z]+=.*")).forEach(line -> {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return settings;
    }

    @Test
    void aNodeTakesItsConfiguration(@TempDir Path secrets) throws Exception {
        NodeConfig config = ShippedConfig.read(Shipped.file("ops/systemd/node.conf"), secrets, "");

        assertThat(config.network().managementPort()).isEqualTo(OptionalInt.of(Shipped.MANAGEMENT_PORT));
        assertThat(config.directories().data()).hasToString("/var/lib/assay");
        assertThat(config.directories().content()).hasToString("/var/lib/assay/content");
        assertThat(settings()).containsEntry("StateDirectory", "assay assay/content");
    }

    @Test
    void theNodeIsGivenTimeAndNoMoreRightsThanItNeeds() {
        assertThat(settings())
                .hasEntrySatisfying("ExecStart", command -> assertThat(command)
                        .startsWith("/usr/bin/java ")
                        .endsWith(" -cp /opt/assay/lib/* assay.cli.Main node --config /etc/assay/node.conf"))
                .containsEntry("User", "assay")
                .containsEntry("NoNewPrivileges", "yes")
                .containsEntry("ProtectSystem", "strict")
                .containsEntry("CapabilityBoundingSet", "")
                // What no restart can mend.
                .containsEntry("RestartPreventExitStatus", "4")
                .hasEntrySatisfying("TimeoutStopSec", seconds -> assertThat(Integer.parseInt(seconds))
                        .isGreaterThanOrEqualTo(Shipped.GRACE_SECONDS));
    }

    @Test
    void systemdKnowsAllThatIsInIt(@TempDir Path directory) throws Exception {
        assumeTrue(Shipped.onPath("systemd-analyze"), "systemd-analyze is not on the PATH");
        // The program is not installed here.
        Path copy = Files.writeString(
                directory.resolve("assay-node.service"), unit.replace("/usr/bin/java ", "/bin/true "));
        Shipped.Ended ended = Shipped.run(directory, "systemd-analyze", "verify", copy.toString());

        assertThat(ended.said()).doesNotContain("assay-node.service");
        assertThat(ended.status()).as(ended.said()).isZero();
    }
}
