package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {
    private static final String FILE = "src/test/resources/sound/scenario/weeds.yaml";
    private static final String CALM = "faults.crash-after-persist=0";
    private static final String ENDS = "tasks[0].spec.deadline=20m";

    @Test
    void a_run_is_told_on_standard_error_and_summed_up_in_one_envelope(@TempDir Path folder) throws Exception {
        Command run = Command.run(
                "simulate",
                FILE,
                "--json",
                "--out",
                folder.toString(),
                "--set",
                "network.loss=0",
                "--set",
                CALM,
                "--set",
                ENDS);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        JsonNode data = new ObjectMapper().readTree(run.out()).path("data");
        assertThat(data.path("violations")).isEmpty();
        assertThat(data.path("traceHash").asText()).isNotEmpty();
        long escrow = data.path("escrowMicros").asLong();
        assertThat(escrow).isEqualTo(250_000_000);
        assertThat(data.path("paidMicros").asLong()
                        + data.path("refundedMicros").asLong())
                .isEqualTo(escrow);
        assertThat(run.err())
                .contains("carol posts \"Tell weeds from wheat\"", "registers: candidate 6", "escrowed 250");
    }

    @Test
    void the_same_seed_gives_the_same_trace_and_another_seed_another(@TempDir Path folder) throws Exception {
        String first = trace(folder.resolve("a"), "9");
        assertThat(trace(folder.resolve("b"), "9")).isEqualTo(first);
        assertThat(trace(folder.resolve("c"), "10")).isNotEqualTo(first);
    }

    private static String trace(Path folder, String seed) throws Exception {
        Command run = Command.run("simulate", FILE, "--json", "--seed", seed, "--out", folder.toString());
        return new ObjectMapper()
                .readTree(run.out())
                .path("data")
                .path("traceHash")
                .asText();
    }

    @Test
    void a_folder_that_is_a_file_ends_with_4(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertThat(Command.run("simulate", FILE, "--out", file.toString()).exit())
                .isEqualTo(4);
    }
}
