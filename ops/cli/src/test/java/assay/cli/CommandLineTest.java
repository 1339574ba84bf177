package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final String BROKEN = "src/test/resources/broken/task/rounds-none.yaml";

    @Test
    void help_names_every_exit_code() {
        Command help = Command.run("--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("simulate", "0 ok", "5 a bug of ours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simlate x",
                "scenario",
                "scenario chek",
                "simulate",
                "simulate x --seed many",
                "--no-such-option",
                "task judge animals 1",
                "task judge animals 1 --accept --reject",
                "task judge animals 0 --accept",
                "task judge animals first --accept",
                "task withdraw",
                "committee",
                "committee show"
            })
    void a_wrong_command_line_ends_with_4(String line) {
        Command run = Command.run(line.split(" "));
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("assay: ").contains("hint: ");
    }

    @Test
    void a_misspelled_command_gets_a_suggestion() {
        assertThat(Command.run("simlate").err()).contains("did you mean simulate");
    }

    @Test
    void with_json_a_wrong_command_line_is_an_envelope() throws Exception {
        JsonNode envelope = new ObjectMapper()
                .readTree(Command.run("scenario", "check", "--json").out());
        assertThat(envelope.path("schema").asText()).isEqualTo("assay/1");
        assertThat(envelope.path("status").asText()).isEqualTo("error");
        assertThat(envelope.path("error").path("code").asText()).isEqualTo("bad-arguments");
    }

    @Test
    void with_json_the_mistakes_of_a_file_are_listed_one_by_one() throws Exception {
        Command run = Command.run("task", "check", BROKEN, "--json");
        JsonNode envelope = new ObjectMapper().readTree(run.out());
        assertThat(run.out().lines()).hasSize(1);
        assertThat(envelope.path("command").asText()).isEqualTo("task check");
        assertThat(envelope.path("error").path("code").asText()).isEqualTo("bad-file");
        JsonNode mistake = envelope.path("error").path("details").path(0);
        assertThat(mistake.path("place").asText()).isEqualTo(BROKEN + ":9:11");
        assertThat(mistake.path("field").asText()).isEqualTo("task.rounds");
        assertThat(mistake.path("found").asText()).isEqualTo("\"0\"");
        assertThat(run.err()).contains("task.rounds");
    }

    @Test
    void a_file_that_is_not_there_ends_with_4() {
        Command run = Command.run("scenario", "check", "no-such-file.yaml");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("no-such-file.yaml: found no such file");
    }

    @Test
    void completion_is_printed_for_bash_and_zsh() {
        assertThat(Command.run("completion", "bash").out()).contains("complete -F");
        assertThat(Command.run("completion", "zsh").out()).startsWith("autoload");
        assertThat(Command.run("completion", "fish").exit()).isEqualTo(4);
    }
}
