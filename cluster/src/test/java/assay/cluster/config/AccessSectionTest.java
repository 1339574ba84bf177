package assay.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessSectionTest {
    private static NodeConfig read(Path directory, String more) throws Exception {
        for (String name : new String[] {"certificate", "key", "authorities"}) {
            Files.writeString(directory.resolve(name), "");
        }
        return NodeConfigFile.read(Files.writeString(
                directory.resolve("node.conf"),
                """
                assay.node {
                  roles = [api]
                  cassandra.contact-point = "127.0.0.1:9042"
                  directories { data = "%1$s/data", content = "%1$s/content" }
                  tls { certificate = "%1$s/certificate", key = "%1$s/key", authorities = "%1$s/authorities" }
                  %2$s
                }
                """
                        .formatted(directory, more)));
    }

    @Test
    void everybodyIsAskedUnlessItIsSaidOtherwise(@TempDir Path directory) throws Exception {
        assertThat(read(directory, "").access().mode()).isEqualTo(Access.Mode.REQUIRED);
        assertThat(read(directory, "access.mode = open").access().mode()).isEqualTo(Access.Mode.OPEN);
    }

    @Test
    void openIsForLoopbackAddressesAlone(@TempDir Path directory) {
        assertThatThrownBy(() -> read(directory, "network.hostname = node-1.example\naccess.mode = open"))
                .isInstanceOfSatisfying(BadConfig.class, bad -> assertThat(bad.mistakes())
                        .singleElement()
                        .satisfies(mistake -> assertThat(mistake.key()).endsWith("access.mode")));
    }

    @Test
    void namesThatNodesShareAreNames(@TempDir Path directory) throws Exception {
        assertThat(read(directory, "access.authorities = [Market.Example, \"[::1]:8443\"]")
                        .access()
                        .authorities())
                .containsExactly("market.example", "[::1]:8443");
        assertThatThrownBy(() -> read(directory, "access.authorities = [\"http://a/b\"]"))
                .isInstanceOf(BadConfig.class);
    }
}
