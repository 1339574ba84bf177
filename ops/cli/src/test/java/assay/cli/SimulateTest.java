package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void a_claim_gets_a_verdict_from_several_seeds(@TempDir Path folder) throws Exception {
        String riders = ReportedRun.SCENARIO.toString();
        Command run = Command.run("simulate", riders, "--json", "--seeds", "3", "--out", folder.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode data = new ObjectMapper().readTree(run.out()).path("data");
        assertThat(data.path("verdict").asText()).isIn("supported", "refuted", "undecided");
        assertThat(data.path("reason").asText()).contains("over 3 runs", "95 % confidence interval");
        JsonNode claim = data.path("claim");
        assertThat(claim.path("low").asDouble()).isLessThan(claim.path("mean").asDouble());
        assertThat(claim.path("mean").asDouble()).isLessThan(claim.path("high").asDouble());
        assertThat(claim.path("perSeed").findValuesAsText("seed")).containsExactly("5", "6", "7");
        JsonNode metrics = data.path("metrics");
        double difference = metrics.path("profit.mean.honest").asDouble()
                - 2 * metrics.path("profit.mean.rider").asDouble();
        assertThat(claim.path("perSeed").path(0).path("difference").asDouble()).isEqualTo(difference);
        assertThat(run.err()).contains("is it so that profit.mean.honest > 2 * profit.mean.rider? 3 seeds");
    }

    @Test
    void without_a_claim_or_without_a_look_at_it_nothing_is_decided(@TempDir Path folder) throws Exception {
        for (String[] arguments : new String[][] {{FILE}, {ReportedRun.SCENARIO.toString(), "--no-verdict"}}) {
            List<String> all = new ArrayList<>(List.of("simulate", "--json", "--out", folder.toString()));
            all.addAll(List.of(arguments));
            JsonNode data = new ObjectMapper()
                    .readTree(Command.run(all.toArray(String[]::new)).out())
                    .path("data");
            assertThat(data.path("verdict").asText()).isEqualTo("undecided");
            assertThat(data.path("reason").asText()).isNotEmpty();
            assertThat(data.path("claim").isNull()).isTrue();
        }
    }

    @Test
    void the_same_run_in_two_processes_leaves_the_same_bytes(@TempDir Path folder) throws Exception {
        Path here = ReportedRun.in(folder.resolve("here")).folder();
        Path there = folder.resolve("there");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dassay.root=" + System.getProperty("assay.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "assay.cli.Main",
                        "simulate",
                        ReportedRun.SCENARIO.toString(),
                        "--out",
                        there.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        assertThat(other.waitFor()).as(Files.readString(folder.resolve("said"))).isZero();
        for (String file : List.of("report.html", "metrics.csv", "metrics.jsonl", "journal.jsonl")) {
            assertThat(there.resolve(file)).as(file).hasSameBinaryContentAs(here.resolve(file));
        }
        assertThat(Files.size(here.resolve("report.html"))).isLessThan(assay.cli.report.Page.MAX_BYTES);
        assertThat(Files.readString(here.resolve("report.html")))
                .contains("./assay simulate ops/cli/src/test/resources/sound/scenario/riders.yaml --seed 5")
                .doesNotContain(folder.toString())
                .doesNotContain(System.getProperty("assay.root") + "/");
    }

    @Test
    void metrics_are_one_value_a_row(@TempDir Path folder) throws Exception {
        ReportedRun.in(folder);
        List<String> csv = Files.readAllLines(folder.resolve("metrics.csv"));
        assertThat(csv.get(0)).isEqualTo("time,metric,group,value");
        assertThat(csv)
                .anyMatch(row -> row.matches(",profit\\.mean,rider,-?[0-9.]+"))
                .anyMatch(row -> row.matches("[0-9.]+,accuracy,wheat,0\\.[0-9]+"))
                .anyMatch(row -> row.matches(",gini\\.miners,,0\\.[0-9]+"))
                .allMatch(row -> row.split(",", -1).length == 4);
        assertThat(Files.readAllLines(folder.resolve("metrics.jsonl"))).hasSize(csv.size() - 1);
    }

    @Test
    void a_folder_that_is_a_file_ends_with_4(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertThat(Command.run("simulate", FILE, "--out", file.toString()).exit())
                .isEqualTo(4);
    }
}
