package assay.cluster.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** A node's configuration is read, or refused with the places of its mistakes. */
class NodeConfigFuzzTest {
    private static final String SOUND =
            """
            assay.node {
              roles = [market, worker, api]
              network { port = 2551, http-port = 8551, seeds = ["127.0.0.1:2551"] }
              cassandra { contact-point = "127.0.0.1:9042", patience = 30s }
              directories { data = "target/data", content = "target/content" }
              workers.threads = 2
              failover = fast
            }
            """;

    static Stream<String> sound() {
        return Stream.of(SOUND, "assay.node.roles = [api]\nassay.node.jobs.open-to = [ann]\n");
    }

    // Not a parameter: the fuzzer would make those up as well.
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @MethodSource("sound")
    @FuzzTest(maxDuration = "6s")
    void aTextIsAConfigurationOrRefused(@Nullable String text) throws IOException {
        if (text == null) return;
        // Includes reach for files and addresses: whoever may write a node's file may read its machine anyway.
        if (text.contains("include")) return;
        Path file = Files.writeString(directory.resolve("node.conf"), text);
        try {
            assertThat(NodeConfigFile.read(file, Map.of()).roles()).isNotEmpty();
        } catch (BadConfig refused) {
            assertThat(refused).hasMessageContaining("expected");
        }
    }
}
