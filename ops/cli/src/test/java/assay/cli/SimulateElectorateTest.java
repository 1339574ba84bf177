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

/** A scenario that only elects is run, judged and swept as any other. */
class SimulateElectorateTest {
    private static final String FILE = "src/test/resources/sound/scenario/electorate.yaml";

    @TempDir
    Path folder = Path.of("");

    private JsonNode simulate(Path out, String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("simulate", FILE, "--json", "--out", out.toString()));
        words.addAll(List.of(more));
        Command run = Command.run(words.toArray(String[]::new));
        assertThat(run.exit()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out()).path("data");
    }

    @Test
    void the_envelope_says_what_was_elected_and_that_no_money_was_there() throws Exception {
        JsonNode data = simulate(folder);
        assertThat(data.path("verdict").asText()).isEqualTo("supported");
        assertThat(data.path("claim").path("perSeed")).hasSize(3);
        assertThat(data.path("traceHash").asText()).matches("[0-9a-f]{16}");
        for (String money : List.of("escrowMicros", "paidMicros", "refundedMicros")) {
            assertThat(data.path(money).asLong(-1)).as(money).isZero();
        }
        assertThat(data.path("tasks")).isEmpty();
        assertThat(data.path("violations")).isEmpty();
        assertThat(data.path("metrics").path("elected.share.gang").asDouble()).isBetween(0.05, 0.8);
        assertThat(data.path("metrics").path("messages").asLong()).isGreaterThan(4 * 20_000);
        assertThat(data.path("simulatedSeconds").asDouble()).isPositive();
        assertThat(Files.exists(folder.resolve("journal.jsonl"))).isFalse();
        assertThat(Files.readString(folder.resolve("metrics.csv")))
                .startsWith("time,metric,group,value\n")
                .contains(",elected.share,gang,", ",survival.cycle,1,");
        assertThat(new ObjectMapper().readTree(folder.resolve("summary.json").toFile()))
                .isEqualTo(data);
    }

    @Test
    void the_report_shows_candidates_becoming_fewer_and_who_won_and_nothing_about_money() throws Exception {
        simulate(folder, "--no-verdict");
        String report = Files.readString(folder.resolve("report.html"));
        assertThat(report).contains("Survival by cycle", "\"log\":true", "Who was elected, against their number");
        assertThat(report).contains("gang (vote-splitter)").doesNotContain("Lorenz", "Payouts", "Escrow");
    }

    @Test
    void the_same_seed_leaves_the_same_bytes_whether_votes_travel_or_not_the_same_are_elected() throws Exception {
        JsonNode first = simulate(folder.resolve("a"), "--no-verdict");
        simulate(folder.resolve("b"), "--no-verdict");
        for (String file : List.of("metrics.csv", "metrics.jsonl", "report.html")) {
            assertThat(folder.resolve("b").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(file));
        }
        JsonNode counted = simulate(folder.resolve("c"), "--no-verdict", "--set", "electorate.messages=false");
        assertThat(counted.path("metrics").has("messages")).isFalse();
        counted.path("metrics").properties().forEach(metric -> assertThat(
                        first.path("metrics").path(metric.getKey()))
                .as(metric.getKey())
                .isEqualTo(metric.getValue()));
        assertThat(simulate(folder.resolve("d"), "--no-verdict", "--seed", "4").path("traceHash"))
                .isNotEqualTo(first.path("traceHash"));
    }

    @Test
    void people_read_every_cycle_who_was_elected_and_that_there_is_no_journal() {
        Command run = Command.run("simulate", FILE, "--out", folder.toString(), "--set", "electorate.messages=false");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("20,000 candidates elect a committee of 2 to 9", "votes counted at once", "cycle")
                .contains("gang", "crowd", "supported: ", "no journal: ")
                .contains("next: the same with other luck: ./assay simulate");
    }

    @Test
    void an_election_that_fails_every_time_is_told_as_such() throws Exception {
        JsonNode data = simulate(
                folder,
                "--no-verdict",
                "--set",
                "electorate.blocs[3].share=1",
                "--set",
                "electorate.blocs[1].share=0",
                "--set",
                "electorate.blocs[2].share=0");
        assertThat(data.path("metrics").has("elected.share.mute")).isFalse();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("In every election too few voted.");
    }

    @Test
    void a_share_can_be_swept() throws Exception {
        Command run = Command.run(
                "sweep",
                FILE,
                "--json",
                "--vary",
                "electorate.blocs[1].share=0.05,0.4",
                "--set",
                "electorate.messages=false",
                "--set",
                "electorate.elections=30",
                "--out",
                folder.toString());
        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode cells = new ObjectMapper().readTree(run.out()).path("data").path("cells");
        double few = cells.path(0)
                .path("metrics")
                .path("elected.share.gang")
                .path("mean")
                .asDouble();
        double many = cells.path(1)
                .path("metrics")
                .path("elected.share.gang")
                .path("mean")
                .asDouble();
        assertThat(few).isBetween(0.05, 0.3);
        assertThat(many).isBetween(0.45, 0.95);
    }

    @Test
    void it_is_no_task_that_a_cluster_could_run() {
        Command run = Command.run("task", "check", FILE);
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("an electorate is elected by simulate");
    }
}
