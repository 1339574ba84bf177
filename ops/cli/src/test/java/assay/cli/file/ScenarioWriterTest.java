package assay.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import assay.simulation.Swarm;
import assay.simulation.fuzz.RandomMarket;
import assay.simulation.fuzz.Trial;
import assay.simulation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioWriterTest {
    @Test
    void every_random_market_is_read_back_as_it_was(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("market.yaml");
        for (long seed = 1; seed <= 100; seed++) {
            Scenario scenario = RandomMarket.of(seed);
            ScenarioWriter.write(scenario, "seed " + seed, file);
            assertThat(ScenarioFile.read(file, List.of())).isEqualTo(scenario);
        }
    }

    @Test
    void so_is_every_kind_of_fault(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("market.yaml");
        for (long seed = 1; seed <= 100; seed++) {
            Scenario scenario = Swarm.draw(RandomMarket.of(seed), seed);
            ScenarioWriter.write(scenario, "seed " + seed, file);
            assertThat(ScenarioFile.read(file, List.of())).isEqualTo(scenario);
        }
        for (String sound : List.of("storm", "mixture", "electorate")) {
            Path original = Path.of("src/test/resources/sound/scenario", sound + ".yaml");
            Scenario scenario = ScenarioFile.read(original, List.of());
            ScenarioWriter.write(scenario, "", file);
            assertThat(ScenarioFile.read(file, List.of())).isEqualTo(scenario);
        }
    }

    @Test
    void a_market_that_was_written_and_read_back_leaves_the_same_trace(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("market.yaml");
        Scenario scenario = RandomMarket.of(5);
        ScenarioWriter.write(scenario, "", file);
        String trace = Trial.SOUND.run(scenario, entry -> {}).traceHash();
        assertThat(Trial.SOUND
                        .run(ScenarioFile.read(file, List.of()), entry -> {})
                        .traceHash())
                .isEqualTo(trace);
    }

    @Test
    void the_scenarios_that_ship_with_assay_are_read_back_as_they_were(@TempDir Path folder) throws Exception {
        Path copy = folder.resolve("copy.yaml");
        int read = 0;
        for (Path file : shipped()) {
            Scenario scenario = ScenarioFile.read(file, List.of());
            ScenarioWriter.write(scenario, "", copy);
            assertThat(ScenarioFile.read(copy, List.of())).as("%s", file).isEqualTo(scenario);
            read++;
        }
        assertThat(read).isPositive();
    }

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../../scenarios"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
