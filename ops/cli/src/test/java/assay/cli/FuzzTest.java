package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTest {
    @Test
    void a_fuzz_that_finds_nothing_says_what_it_tried(@TempDir Path folder) throws Exception {
        Command fuzz = Command.run(
                "fuzz", "--seeds", "20", "--from", "3", "--jobs", "2", "--out", folder.toString(), "--json");
        assertThat(fuzz.exit()).as(fuzz.err()).isZero();
        JsonNode data = new ObjectMapper().readTree(fuzz.out()).path("data");
        assertThat(data.path("runs").asLong()).isEqualTo(20);
        assertThat(data.path("firstSeed").asLong()).isEqualTo(3);
        assertThat(data.path("lastSeed").asLong()).isEqualTo(22);
        assertThat(data.path("events").asLong()).isGreaterThan(1_000);
        assertThat(data.path("crashes").asLong()).isPositive();
        assertThat(data.path("violations")).isEmpty();
        assertThat(fuzz.err()).contains("every invariant held in every run");
    }

    @Test
    void a_fuzz_of_nothing_is_refused() {
        Command fuzz = Command.run("fuzz", "--seeds", "0");

        assertThat(fuzz.exit()).isEqualTo(4);
        assertThat(fuzz.err()).contains("--seeds 0: expected more than 0");
    }
}
