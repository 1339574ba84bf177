package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosTest {
    private final Path folder;

    ChaosTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private JsonNode run(String... more) throws Exception {
        String[] all = new String[more.length + 4];
        all[0] = "chaos";
        System.arraycopy(more, 0, all, 1, more.length);
        all[more.length + 1] = "--json";
        all[more.length + 2] = "--data";
        all[more.length + 3] = folder.resolve("data").toString();
        Command chaos = Command.run(all);
        assertThat(chaos.exit()).as(chaos.err()).isZero();
        return new ObjectMapper().readTree(chaos.out()).path("data");
    }

    @Test
    @Tag("long")
    void five_crashes_under_load_lose_nothing() throws Exception {
        JsonNode data = run("--kills", "5", "--kind", "kill,coordinator,leader", "--seed", "4");

        int faults = 0;
        for (JsonNode each : data.path("faults")) faults += each.asInt();
        assertThat(faults).isEqualTo(5);
        assertThat(data.path("acknowledged").asInt()).isGreaterThan(100);
        assertThat(data.path("lostAcknowledged").asInt(-1)).isZero();
        assertThat(data.path("payouts").asInt()).isPositive();
        assertThat(data.path("duplicatePayouts").asInt(-1)).isZero();
        assertThat(data.path("moneyLaw").path("holds").asBoolean()).isTrue();
        assertThat(data.path("tasks")).isNotEmpty();
        assertThat(data.path("failoverSeconds").path("count").asInt()).isPositive();
        assertThat(folder.resolve("data").resolve("chaos.html")).exists();
    }

    @Test
    @Tag("long")
    void no_request_fails_while_every_node_is_restarted_in_turn() throws Exception {
        JsonNode data = run("--rolling", "--kills", "3");

        assertThat(data.path("faults").path("stop").asInt()).isEqualTo(3);
        assertThat(data.path("acknowledged").asInt()).isGreaterThan(100);
        assertThat(data.path("refused").asInt(-1)).isZero();
        assertThat(data.path("unknown").asInt(-1)).isZero();
        assertThat(data.path("lostAcknowledged").asInt(-1)).isZero();
        assertThat(data.path("endedByThemselves").asInt(-1)).isZero();
    }

    @Test
    void a_plan_is_the_same_every_time_and_starts_nothing() {
        Command plan = Command.run("chaos", "--plan", "--kills", "3", "--seed", "7", "--data", folder + "/data");
        assertThat(plan.exit()).isZero();
        assertThat(plan.out()).contains("seed 7, 3 faults:").contains("  3: after ");
        assertThat(Command.run("chaos", "--plan", "--kills", "3", "--seed", "7", "--data", folder + "/data")
                        .out())
                .isEqualTo(plan.out());
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void what_cannot_be_done_is_named() {
        assertThat(Command.run("chaos", "--plan", "--kind", "flood").exit()).isEqualTo(4);
        assertThat(Command.run("chaos", "--plan", "--kind", "flood").err())
                .contains("--kind flood: expected one of kill, stop, pause");
        assertThat(Command.run("chaos", "--plan", "--nodes", "2").err()).contains("expected at least 3");
        assertThat(Command.run("chaos", "--plan", "--kills", "0").err()).contains("expected 1 to");
        assertThat(Command.run("chaos", "--plan", "--failover", "quick").err()).contains("expected fast or safe");
        assertThat(Command.run("chaos", "--resume").err()).contains("--resume needs --data");
    }

    @Test
    void only_the_run_that_is_there_can_be_resumed() throws Exception {
        String data = Files.createDirectories(folder.resolve("data")).toString();
        assertThat(Command.run("chaos", "--resume", "--data", data).err()).contains("no run that could be resumed");

        Files.writeString(
                folder.resolve("data").resolve("chaos.json"),
                "{\"seed\":7,\"nodes\":3,\"kills\":5,\"kinds\":[\"kill\"],\"rolling\":false,\"parts\":1,\"episodes\":[]}");
        Command other = Command.run("chaos", "--resume", "--seed", "8", "--kind", "kill", "--data", data);
        assertThat(other.exit()).isEqualTo(4);
        assertThat(other.err()).contains("was begun with --seed 7 --nodes 3 --kind kill");
        assertThat(Command.run("chaos", "--seed", "7", "--kind", "kill", "--data", data)
                        .err())
                .contains("holds a run already")
                .contains("--resume");
    }
}
