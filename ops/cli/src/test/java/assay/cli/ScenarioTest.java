package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {
    @TempDir
    Path folder = Path.of("");

    private static JsonNode data(Command run) throws Exception {
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).path("data");
    }

    @Test
    void the_catalogue_says_what_each_scenario_asks_and_what_came_out() throws Exception {
        JsonNode scenarios = data(Command.run("scenario", "list", "--json")).path("scenarios");
        assertThat(scenarios).isNotEmpty().allSatisfy(each -> {
            assertThat(each.path("mistakes")).as(each.path("name").asText()).isEmpty();
            assertThat(each.path("question").asText()).isNotBlank();
        });
        Command list = Command.run("scenario", "list");
        assertThat(list.out()).contains("first-task", "17 honest", "learning real");
    }

    @Test
    void a_file_with_mistakes_does_not_hide_the_others() throws Exception {
        Files.writeString(folder.resolve("broken.yaml"), "question: What?\n");
        Command.run("scenario", "new", folder.resolve("sound").toString());
        JsonNode scenarios = data(Command.run("scenario", "list", folder.toString(), "--json"))
                .path("scenarios");
        assertThat(scenarios).hasSize(2);
        assertThat(scenarios.get(0).path("mistakes").toString()).contains("tasks");
        JsonNode sound = scenarios.get(1);
        assertThat(sound.path("behaviours").path("free-rider").asInt()).isEqualTo(3);
        assertThat(sound.path("claim").path("holds").asText()).isEqualTo("profit.mean.honest > profit.mean.rider");
        assertThat(sound.path("claim").path("verdict").isNull()).isTrue();
    }

    @Test
    void a_new_scenario_can_be_checked_and_swept_as_it_is() throws Exception {
        String file = folder.resolve("mine.yaml").toString();
        assertThat(Command.run("scenario", "new", file).exit()).isZero();
        assertThat(Command.run("scenario", "check", file).exit()).isZero();
        assertThat(Files.readString(Path.of(file))).startsWith("# mine: ").doesNotContain("MY-MARKET");
        Command sweep = Command.run(
                "sweep",
                file,
                "--json",
                "--seeds",
                "3",
                "--vary",
                "population.miners[1].share=0,0.5",
                "--out",
                folder.resolve("out").toString());
        JsonNode cells = data(sweep).path("cells");
        assertThat(cells).hasSize(2);
        assertThat(cells.get(1).at("/metrics/tasks.completed/mean").asDouble()).isEqualTo(1);
        assertThat(cells.get(1).path("verdict").asText()).isIn("supported", "refuted", "undecided");
        // With nobody who rides for free there is nothing to compare.
        assertThat(cells.get(0).path("verdict").asText()).isEqualTo("undecided");
        assertThat(folder.resolve("out/table.csv")).isNotEmptyFile();
    }

    @Test
    void a_new_scenario_can_begin_as_a_copy_and_never_replaces_a_file() {
        String file = folder.resolve("copy.yaml").toString();
        assertThat(Command.run("scenario", "new", file, "--like", "first-task").exit())
                .isZero();
        assertThat(Path.of(file)).content().startsWith("# copy: begun as a copy of first-task.yaml");
        Command again = Command.run("scenario", "new", file);
        assertThat(again.exit()).isEqualTo(4);
        assertThat(again.err()).contains("is there already");
        Command unknown = Command.run("scenario", "new", file + "2", "--like", "first-tusk");
        assertThat(unknown.exit()).isEqualTo(4);
        assertThat(unknown.err()).contains("did you mean first-task?");
        assertThat(Command.run("scenario", "new", "no good name").exit()).isEqualTo(4);
    }
}
