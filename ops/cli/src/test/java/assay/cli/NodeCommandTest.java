package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCommandTest {
    private static final String GOOD =
            """
            assay.node {
              roles = [worker]
              directories { data = data, content = content }
              network.drain = 2s
            }
            """;

    private final Path file;

    NodeCommandTest(@TempDir Path directory) {
        this.file = directory.resolve("node.conf");
    }

    @Test
    void aGoodConfigurationIsSaidToBeGoodAndNothingIsStarted() throws Exception {
        Command run = node(GOOD, "--check");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("ok: roles worker");
        assertThat(file.resolveSibling("data")).doesNotExist();
    }

    @Test
    void everySettingIsPrintedWithItsPlace() throws Exception {
        assertThat(node(GOOD, "--print-config").out())
                .contains("assay.node.network.drain = 2s  # " + file + ":4")
                .contains("assay.node.failover = safe  # default");
    }

    @Test
    void everyMistakeIsADetailOfTheFailure() throws Exception {
        Command run = node(GOOD.replace("drain = 2s", "drian = 2s"), "--check", "--json");
        JsonNode error = new ObjectMapper().readTree(run.out()).path("error");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(error.path("code").asText()).isEqualTo("bad-config");
        assertThat(error.path("details").required(0).path("place").asText()).isEqualTo(file + ":4");
        assertThat(run.err()).contains(file + ":4: assay.node.network.drian: expected one of drain");
    }

    @Test
    void theEnvironmentAloneHasToSayEverything() {
        Command run = Command.run("node", "--check");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("assay.node.roles: expected a list of").contains("no file");
    }

    @Test
    void aNodeThatCannotStartSaysWhy() throws Exception {
        Files.writeString(file.resolveSibling("data"), "in the way");
        String inTheWay = GOOD.replace("data = data", "data = \"" + file.resolveSibling("data/below") + "\"");

        Command run = node(inTheWay);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("data directory").contains("choose another directories.data");
    }

    @Test
    void aDoctorLooksAtANodeOrAtACluster() throws Exception {
        Files.writeString(file, GOOD);

        Command run = Command.run("doctor", "--config", file.toString(), "--endpoint", "http://127.0.0.1:1");

        assertThat(run.exit()).isEqualTo(4);
    }

    private Command node(String text, String... options) throws IOException {
        Files.writeString(file, text);
        String[] all = new String[options.length + 3];
        all[0] = "node";
        all[1] = "--config";
        all[2] = file.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return Command.run(all);
    }
}
