package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.file.LiveLimits;
import assay.cli.file.ScenarioFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One file for all: what a cluster cannot do is said before anything is started. */
class LiveLimitsTest {
    private static final Path SHIPPED = Path.of(System.getProperty("assay.root", "../.."), "scenarios");
    private static final Path EVERYTHING = Path.of("src/test/resources/sound/scenario/everything.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"first-task.yaml", "first-contribution.yaml"})
    void scenarios_of_honest_people_run_on_a_cluster_as_they_are(String name) throws Exception {
        LiveLimits limits = LiveLimits.of(ScenarioFile.read(SHIPPED.resolve(name), List.of()));
        assertThat(limits.impossible()).isEmpty();
        assertThat(limits.ignored()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up"})
    void participants_that_a_cluster_does_not_have_are_refused_one_by_one(String command) {
        Command run = Command.run(command, EVERYTHING.toString(), "--set", "population.clients[0].behaviour=vanishing");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .contains(
                        "carol behave as vanishing",
                        "mine come or go in the course of the run",
                        "mine own some samples or classes")
                .contains("evaluator come or go", "assay simulate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up"})
    void an_electorate_has_nothing_that_a_cluster_could_run(String command) {
        Command run = Command.run(
                command, SHIPPED.resolve("colluders-of-a-million.yaml").toString());
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("1000000 candidates who only vote", "assay simulate");
    }

    @Test
    void conditions_that_have_no_effect_are_warnings() throws Exception {
        String file = SHIPPED.resolve("first-task.yaml").toString();
        Command run = Command.run(
                "task",
                "check",
                file,
                "--set",
                "network.loss=0.1",
                "--set",
                "faults.until=10m",
                "--set",
                "population.miners[0].behaviour=free-rider",
                "--set",
                "tasks[0].opens-after=1m");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("not so on a cluster: miner behave as free-rider")
                .contains("has no effect on a cluster: network:", "has no effect on a cluster: faults:")
                .contains("opens-after");
    }
}
