package assay.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.Output;
import assay.cli.file.ScenarioFile;
import assay.cli.report.Page;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Scenario;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReportTest {
    private static final Path FILE = Path.of("src/test/resources/sound/scenario/everything.yaml");

    @TempDir
    Path folder = Path.of("");

    private static RunMetrics market(Scenario scenario) {
        TreeMap<String, Double> figures = new TreeMap<>();
        figures.put("messages", 1e3 + scenario.seed() * scenario.network().lossMicros());
        figures.put("tasks.completed", 1.0);
        return new RunMetrics(figures);
    }

    private String report(int seeds, String... vary) throws Exception {
        Grid grid = new Grid(Stream.of(vary).map(Varied::parse).toList());
        Plan plan = new Plan(FILE, List.of(), grid, Optional.of(seeds), List.of("messages"), 2, Optional.of(folder));
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        new Sweep(plan, SweepReportTest::market, new Output("sweep", nobody, nobody, true)).perform();
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void one_varied_path_is_a_line_with_its_confidence_band() throws Exception {
        assertThat(report(3, "network.loss=0..0.1:5"))
                .contains("\"kind\":\"DOTTED\"", "\"kind\":\"RIBBON\"", "Is it so that tasks.completed")
                .contains("In 5 of 5 cells it is")
                .contains("0,0.025,0.05,0.075,0.1 --seeds 3");
    }

    @Test
    void two_varied_paths_are_a_heat_map_and_three_are_lines() throws Exception {
        assertThat(report(2, "network.loss=0..0.1:5", "network.duplication=0,0.1"))
                .contains("\"kind\":\"HEAT\"");
        Files.delete(folder.resolve("runs.jsonl"));
        assertThat(report(2, "network.loss=0,0.1", "network.duplication=0,0.1", "faults.vanish=0,0.1"))
                .contains("\"kind\":\"RIBBON\"", "loss 0.1, duplication 0.1");
    }

    @Test
    void a_single_cell_is_a_table_and_the_same_runs_give_the_same_page() throws Exception {
        String alone = report(4);
        assertThat(alone).contains("One cell").doesNotContain("\"kind\":");
        assertThat(report(4)).isEqualTo(alone);
    }

    @Test
    void the_largest_grid_has_a_page_of_two_megabytes_at_most() throws Exception {
        Grid grid =
                new Grid(List.of(Varied.parse("network.loss=0..0.1:100"), Varied.parse("faults.vanish=0..0.1:100")));
        assertThat(grid.cells()).isEqualTo(Grid.MAX_CELLS);
        Plan plan = new Plan(FILE, List.of(), grid, Optional.empty(), List.of(), 1, Optional.empty());
        Scenario scenario = ScenarioFile.read(FILE, List.of());
        Runs runs = new Runs(grid.cells(), 2);
        for (int cell = 0; cell < grid.cells(); cell++) {
            TreeMap<String, Double> figures = new TreeMap<>();
            for (String metric : List.of("messages", "events", "tasks.completed", "gini.miners")) {
                figures.put(metric, StrictMath.sin(cell) * 1e6);
            }
            runs.add(cell, 0, new RunMetrics(figures));
            runs.add(cell, 1, market(scenario.withSeed(cell)));
        }
        Table table = new Table(plan, Collections.nCopies(grid.cells(), scenario), runs, 2);
        String page =
                new SweepReport(scenario, grid, table).page("the command", 2).html();
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Page.MAX_BYTES);
        assertThat(page).contains("The first 1000 cells; all are in table.csv");
        assertThat(table.csv()).hasLineCount(1 + 4 * grid.cells());
    }
}
