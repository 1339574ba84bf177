package assay.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.cli.file.ScenarioFile;
import assay.domain.cell.EventSink;
import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.fuzz.Trial;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzRunTest {
    private static final FuzzRun.Limits LIMITS = new FuzzRun.Limits(1, 50, 10, 1);

    @Test
    void what_breaks_is_made_small_and_written_as_a_scenario_that_breaks_the_same(@TempDir Path folder)
            throws Exception {
        Failure failure = catchThrowableOfType(Failure.class, () -> run(folder, Optional.empty()));
        assertThat(failure.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(failure.getMessage()).contains("an invariant broke: NobodyCrashes: an entity crashed");
        Path file = written(folder);
        assertThat(failure.hint()).contains("./assay simulate " + file + " --seed ");
        Scenario small = ScenarioFile.read(file, List.of());
        assertThat(small.faults()).isNotEqualTo(Faults.NONE);
        assertThat(small.tasks()).hasSize(1);
        assertThat(fragile(small, entry -> {}).violations()).hasSize(1);
    }

    @Test
    void what_broke_once_is_tried_first(@TempDir Path folder) {
        Failure first = catchThrowableOfType(Failure.class, () -> run(folder, Optional.empty()));
        assertThat(first.exit()).isEqualTo(ExitCode.FAILED);
        Failure again = catchThrowableOfType(Failure.class, () -> run(folder.resolve("other"), Optional.of(folder)));
        assertThat(again.hint()).contains("./assay simulate " + folder);
        assertThat(folder.resolve("other")).doesNotExist();
    }

    private static void run(Path folder, Optional<Path> corpus) throws Exception {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        new FuzzRun(LIMITS, corpus, FuzzRunTest::fragile, folder, new Output("fuzz", nowhere, nowhere, false))
                .perform();
    }

    /** Says that no entity may crash. */
    private static SimulationResult fragile(Scenario scenario, EventSink sink) {
        SimulationResult result = Trial.SOUND.run(scenario, sink);
        if (result.crashes() == 0) return result;
        Violation violation = new Violation("NobodyCrashes", "an entity crashed", scenario.seed());
        return new SimulationResult(
                result.seed(),
                result.traceHash(),
                result.domainEvents(),
                result.entries(),
                result.messages(),
                result.crashes(),
                result.faultsStruck(),
                result.simulatedSeconds(),
                result.wallSeconds(),
                result.computedMicros(),
                result.tasks(),
                List.of(violation));
    }

    private static Path written(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }
}
