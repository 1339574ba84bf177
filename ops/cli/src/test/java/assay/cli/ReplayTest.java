package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.file.ScenarioFile;
import assay.domain.MarketRules;
import assay.domain.cell.Entry;
import assay.journal.JournalFile;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.learning.CurveTrainer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final Path FILE = Path.of("src/test/resources/sound/scenario/weeds.yaml");
    private static final List<Entry<?>> ENTRIES = new ArrayList<>();

    @TempDir
    static Path folder = Path.of("");

    private static String simulated = "";
    private static String exported = "";
    private static String packed = "";

    @BeforeAll
    static void journals() throws Exception {
        var scenario = ScenarioFile.read(FILE, List.of("faults.crash-after-persist=0", "network.loss=0"));
        new Simulation(scenario, MarketRules.all(), new CurveTrainer(), ENTRIES::add, Progress.NONE).run();
        simulated = write("simulated.jsonl", ENTRIES);
        packed = write("packed.jsonl.gz", ENTRIES);
        List<Entry<?>> byEntity = new ArrayList<>(ENTRIES);
        byEntity.sort(
                Comparator.<Entry<?>, String>comparing(entry -> entry.entity().toString()));
        exported = write("exported.jsonl", byEntity);
    }

    private static String write(String name, List<Entry<?>> entries) throws IOException {
        Path file = folder.resolve(name);
        try (JournalFile.Writer writer = JournalFile.write(file)) {
            entries.forEach(writer);
            writer.complete();
        }
        return file.toString();
    }

    private static JsonNode data(Command run) throws IOException {
        assertThat(run.exit()).as(run.err()).isZero();
        String last = run.out().lines().reduce((one, other) -> other).orElse("");
        return new ObjectMapper().readTree(last).path("data");
    }

    @Test
    void everything_is_shown_in_the_order_of_time_whatever_the_order_of_the_file() throws Exception {
        Command all = Command.run("replay", simulated);
        assertThat(all.exit()).as(all.err()).isZero();
        assertThat(all.out()).contains("task.TaskDrafted", "account.Deposited", "task.TaskClosed");
        assertThat(sorted(Command.run("replay", exported))).isEqualTo(sorted(all));
        assertThat(Command.run("replay", packed).out()).isEqualTo(all.out());
        JsonNode data = data(Command.run("replay", exported, "--json"));
        assertThat(data.path("entries").asInt()).isEqualTo(ENTRIES.size());
        assertThat(data.path("events").asLong())
                .isEqualTo(ENTRIES.stream()
                        .mapToLong(entry ->
                                entry.events().size() + entry.refusal().stream().count())
                        .sum());
    }

    /** Entries of one time stand in the order of their file. */
    private static List<String> sorted(Command run) {
        return run.out().lines().sorted().toList();
    }

    @Test
    void entities_types_and_points_choose_what_is_shown() {
        Command come = Command.run("replay", simulated, "--entity", "committee", "--type", "CandidateAdmitted");
        assertThat(come.out().lines())
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.contains("committee.CandidateAdmitted"));
        Command third = Command.run("replay", simulated, "--entity", "task/weeds", "--from", "3", "--to", "3");
        assertThat(third.out().lines()).isNotEmpty().allMatch(line -> line.contains("task/weeds#3  "));
        Command first = Command.run("replay", simulated, "--to", "1s");
        assertThat(first.out().lines()).isNotEmpty().allMatch(line -> line.strip()
                .startsWith("0."));
        Command others = Command.run("replay", simulated, "--from", "1.000001s");
        assertThat(first.out().lines().count() + others.out().lines().count())
                .isEqualTo(Command.run("replay", simulated).out().lines().count());
    }

    @Test
    void a_replay_ends_at_the_entry_that_was_named() {
        Command until = Command.run("replay", simulated, "--until", "task/weeds#4");
        assertThat(until.out().lines().reduce((one, other) -> other))
                .hasValueSatisfying(line -> assertThat(line).contains("task/weeds#4"));
        Command beyond = Command.run("replay", simulated, "--until", "task/weeds#4000");
        assertThat(beyond.exit()).isEqualTo(1);
        assertThat(beyond.err()).contains("ends before the point of --until");
    }

    @Test
    void a_state_is_what_its_entity_was_at_that_point() throws Exception {
        JsonNode before = data(Command.run("replay", exported, "--json", "--state-at", "account/carol#1"));
        assertThat(before.path("states").path("account/carol").path("number").asInt())
                .isEqualTo(1);
        assertThat(before.at("/states/account~1carol/state/available").asText()).isEqualTo("300.000000");
        JsonNode after = data(Command.run(
                "replay", exported, "--json", "--entity", "account/carol", "--entity", "task", "--state-at", "10000"));
        assertThat(after.path("states").size()).isEqualTo(2);
        assertThat(after.at("/states/task~1weeds/state/type").asText()).isEqualTo("task.Closed");
        Command whose = Command.run("replay", simulated, "--state-at", "30s");
        assertThat(whose.exit()).isEqualTo(4);
        assertThat(whose.err()).contains("whose state");
    }

    @Test
    void a_state_is_not_made_of_half_a_history() throws Exception {
        List<Entry<?>> gap = new ArrayList<>(ENTRIES);
        gap.removeIf(entry -> entry.entity().toString().equals("task/weeds") && entry.number() == 2);
        Command run = Command.run("replay", write("gap.jsonl", gap), "--entity", "task/weeds", "--state-at", "9");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("entry 3 of task/weeds follows entry 1: entries are missing");
    }

    @Test
    void a_damaged_journal_is_refused_with_the_number_of_its_line() throws Exception {
        List<String> lines = Files.readAllLines(Path.of(simulated));
        lines.set(6, lines.get(6).substring(0, lines.get(6).length() - 10));
        Path torn = Files.write(folder.resolve("torn.jsonl"), lines);
        lines.set(3, "no JSON");
        Path wrong = Files.write(folder.resolve("wrong.jsonl"), lines);
        byte[] zip = Files.readAllBytes(Path.of(packed));
        Path half = Files.write(folder.resolve("half.jsonl.gz"), java.util.Arrays.copyOf(zip, zip.length / 2));
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        assertRefused(torn, "torn.jsonl, line 7: ");
        assertRefused(wrong, "wrong.jsonl, line 4: ");
        assertRefused(half, "half.jsonl.gz, line ");
        assertRefused(empty, "is empty");
        assertRefused(FILE, "line 1: ");
        assertRefused(folder.resolve("none.jsonl"), "is not a file");
    }

    private static void assertRefused(Path journal, String saying) {
        Command run = Command.run("replay", journal.toString());
        assertThat(run.exit()).as(run.err()).isEqualTo(4);
        assertThat(run.errLines()).hasSize(2);
        assertThat(run.err()).contains(saying);
    }

    @Test
    void what_is_misspelled_is_refused_with_a_suggestion() {
        Command type = Command.run("replay", simulated, "--type", "task.RoundClose");
        assertThat(type.exit()).isEqualTo(4);
        assertThat(Command.run("replay", simulated, "--type", "RoundClose").err())
                .contains("did you mean RoundClosed?");
        assertThat(Command.run("replay", simulated, "--entity", "tusk/weeds").exit())
                .isEqualTo(4);
        assertThat(Command.run("replay", simulated, "--from", "soon").exit()).isEqualTo(4);
        assertThat(Command.run("replay", simulated, "--step", "--json").exit()).isEqualTo(4);
    }

    @Test
    void a_person_can_go_step_by_step_to_and_fro() {
        Command run = typing("n\np\ng task/weeds#3\ns\nsomething\ng soon\ng 100000\nq\nn\n");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "task/weeds#1  task.TaskDrafted",
                        "because carol said task.OpenTask",
                        "task/weeds#2  ",
                        "task/weeds#1  task.TaskDrafted",
                        "task/weeds#3  task.TaskFunded",
                        "\"type\" : \"task.Recruiting\"",
                        "q: quit",
                        "g \"soon\": expected an entry",
                        "the journal ends before that")
                .doesNotContain("task/weeds#4");
    }

    private static Command typing(String lines) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
            return Command.run("replay", simulated, "--step", "--entity", "task/weeds");
        } finally {
            System.setIn(before);
        }
    }
}
