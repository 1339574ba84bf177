package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.command.Assay;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class EnvelopeTest {
    /** Every command there is, as its words. */
    static Stream<List<String>> commands() {
        List<List<String>> found = new ArrayList<>();
        collect(Assay.commandLine(), List.of(), found);
        return found.stream();
    }

    private static void collect(CommandLine line, List<String> words, List<List<String>> found) {
        found.add(words);
        line.getSubcommands().forEach((name, below) -> {
            List<String> longer = new ArrayList<>(words);
            longer.add(name);
            collect(below, longer, found);
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void an_option_that_does_not_exist_is_one_envelope_and_4(List<String> words) throws Exception {
        for (List<String> added : List.of(List.of("--json", "--no-such"), List.of("--no-such", "--json"))) {
            List<String> all = new ArrayList<>(words);
            all.addAll(added);
            Command run = Command.run(all.toArray(String[]::new));
            assertThat(run.exit()).as(run.err()).isEqualTo(4);
            assertThat(run.out().lines()).hasSize(1);
            JsonNode envelope = new ObjectMapper().readTree(run.out());
            assertThat(envelope.path("schema").asText()).isEqualTo("assay/1");
            assertThat(envelope.path("command").asText()).isEqualTo(String.join(" ", words));
            assertThat(envelope.path("status").asText()).isEqualTo("error");
            assertThat(envelope.path("error").path("code").asText()).isEqualTo("bad-arguments");
            assertThat(envelope.path("error").path("message").asText()).isNotEmpty();
            assertThat(envelope.path("error").path("hint").asText()).contains("--help");
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_explains_itself(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.add("--help");
        Command run = Command.run(all.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith(String.join(" ", List.of("Usage: assay", String.join(" ", words)))
                        .strip());
    }

    @Test
    void an_export_of_nothing_that_runs_says_so_and_leaves_no_file(@TempDir Path folder) throws Exception {
        Path out = folder.resolve("journal.jsonl");
        Command run = Command.run("journal", "export", "--json", "--data", folder.toString(), "--out", out.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no cluster runs on " + folder).contains("assay up");
        JsonNode envelope = new ObjectMapper().readTree(run.out());
        assertThat(envelope.path("error").path("code").asText()).isEqualTo("no-cluster");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
