package assay.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.Failure;
import assay.cli.Output;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Scenario;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a measurement that needs no market: what is kept, what is done again, and what is refused. */
class SweepTest {
    private static final Path FILE = Path.of("src/test/resources/sound/scenario/weeds.yaml");
    private static final String LOSS = "network.loss=0,0.01,0.02";

    @TempDir
    Path folder = Path.of("");

    private final AtomicInteger measured = new AtomicInteger();

    private RunMetrics market(Scenario scenario) {
        measured.incrementAndGet();
        double seed = scenario.seed();
        TreeMap<String, Double> figures = new TreeMap<>();
        figures.put("messages", 100 + StrictMath.sin(seed) + scenario.network().lossMicros() / 1e4);
        figures.put("tasks.completed", scenario.seed() % 2 == 0 ? 1.0 : 0.0);
        if (scenario.seed() % 3 == 0) figures.put("rarely", 0.1 + seed);
        return new RunMetrics(figures);
    }

    private SweepData sweep(String vary, int seeds, int jobs, Measure measure) throws Exception {
        return sweep(vary, seeds, jobs, List.of(), measure);
    }

    private SweepData sweep(String vary, int seeds, int jobs, List<String> metrics, Measure measure) throws Exception {
        Grid grid = new Grid(List.of(Varied.parse(vary)));
        Plan plan = new Plan(FILE, List.of(), grid, Optional.of(seeds), metrics, jobs, Optional.of(folder));
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        return new Sweep(plan, measure, new Output("sweep", nobody, nobody, true)).perform();
    }

    private String table() throws Exception {
        return Files.readString(folder.resolve("table.csv"));
    }

    private Path runs() {
        return folder.resolve("runs.jsonl");
    }

    @Test
    void every_cell_is_measured_with_every_seed() throws Exception {
        SweepData data = sweep(LOSS, 4, 2, this::market);
        assertThat(measured).hasValue(12);
        assertThat(data.runs()).isEqualTo(12);
        assertThat(data.resumed()).isZero();
        assertThat(data.cells()).hasSize(3);
        assertThat(data.cells().get(1).metrics()).hasEntrySatisfying("tasks.completed", half -> {
            assertThat(half.n()).isEqualTo(4);
            assertThat(half.mean()).isEqualTo(0.5);
        });
        assertThat(data.cells().get(2).params()).containsEntry("network.loss", "0.02");
        assertThat(data.command())
                .isEqualTo("./assay sweep ops/cli/" + FILE + " --vary network.loss=0,0.01,0.02 --seeds 4");
    }

    @Test
    void the_table_does_not_depend_on_how_many_work_at_it() throws Exception {
        sweep(LOSS, 20, 1, this::market);
        String alone = table();
        Files.delete(runs());
        sweep(LOSS, 20, 7, this::market);
        assertThat(table()).isEqualTo(alone);
        assertThat(alone.lines()).hasSize(1 + 3 * 3);
    }

    @Test
    void a_sweep_that_was_killed_goes_on_and_its_torn_line_is_measured_again() throws Exception {
        sweep(LOSS, 5, 2, this::market);
        String whole = table();
        List<String> lines = Files.readAllLines(runs());
        Files.writeString(
                runs(),
                String.join("\n", lines.subList(0, 8)) + "\n" + lines.get(8).substring(0, 20));
        measured.set(0);
        SweepData data = sweep(LOSS, 5, 2, this::market);
        assertThat(data.resumed()).isEqualTo(7);
        // One more than is missing: the first is measured again to see that it still gives the same.
        assertThat(measured).hasValue(8 + 1);
        assertThat(table()).isEqualTo(whole);
    }

    @Test
    void more_seeds_add_to_what_is_there() throws Exception {
        sweep(LOSS, 2, 2, this::market);
        assertThat(sweep(LOSS, 6, 2, this::market).resumed()).isEqualTo(6);
        String grown = table();
        Files.delete(runs());
        sweep(LOSS, 6, 2, this::market);
        assertThat(table()).isEqualTo(grown);
    }

    @Test
    void another_grid_is_refused_and_nothing_is_changed() throws Exception {
        sweep(LOSS, 2, 2, this::market);
        byte[] before = Files.readAllBytes(runs());
        assertThatThrownBy(() -> sweep("network.loss=0,0.5", 2, 2, this::market))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("holds another sweep: its grid is network.loss=0,0.01,0.02");
        assertThat(runs()).hasBinaryContent(before);
    }

    @Test
    void results_of_other_rules_are_not_mixed_in() throws Exception {
        sweep(LOSS, 2, 2, this::market);
        assertThatThrownBy(() -> sweep(LOSS, 3, 2, scenario -> {
                    TreeMap<String, Double> other =
                            new TreeMap<>(market(scenario).values());
                    other.merge("messages", 1.0, Double::sum);
                    return new RunMetrics(other);
                }))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("another build or on other data: messages was");
    }

    @Test
    void a_line_that_is_damaged_in_the_middle_is_named() throws Exception {
        sweep(LOSS, 2, 2, this::market);
        List<String> lines = Files.readAllLines(runs());
        lines.set(2, "{\"cell\":");
        Files.write(runs(), lines);
        assertThatThrownBy(() -> sweep(LOSS, 2, 2, this::market))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("runs.jsonl, line 3: not a line of JSON");
    }

    @Test
    void two_sweeps_do_not_write_to_one_folder() throws Exception {
        sweep(LOSS, 2, 2, this::market);
        try (FileChannel other = FileChannel.open(runs(), StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> sweep(LOSS, 2, 2, this::market))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("another sweep is writing");
        }
    }

    @Test
    void a_run_that_fails_ends_the_sweep_and_what_was_measured_stays() throws Exception {
        Failure broken = Failure.of(assay.cli.ExitCode.FAILED, "invariant-broken", "an invariant broke", "");
        assertThatThrownBy(() -> sweep(LOSS, 10, 2, scenario -> {
                    if (measured.get() == 9) throw broken;
                    return market(scenario);
                }))
                .isSameAs(broken);
        assertThat(sweep(LOSS, 10, 2, this::market).resumed()).isBetween(8, 10);
    }

    @Test
    void a_metric_that_nobody_measures_is_refused_with_a_suggestion_before_anything_runs() throws Exception {
        assertThatThrownBy(() -> sweep(LOSS, 2, 2, List.of("tasks.complete"), this::market))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.hint()).contains("did you mean tasks.completed"));
        assertThat(measured).hasValue(0);
        assertThat(sweep(LOSS, 2, 2, List.of("mess*"), this::market).metrics()).containsExactly("messages");
    }
}
