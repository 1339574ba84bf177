package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.file.ScenarioFile;
import assay.domain.MarketRules;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.miner.MinerEvent.Slashed;
import assay.domain.payout.PayoutEvent.PlanMade;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.Plan;
import assay.journal.JournalFile;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.learning.CurveTrainer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    private static final Path RIDERS = Path.of("../../scenarios/free-riders.yaml");
    private static final Path COMMITTEE = Path.of("../../scenarios/leader-dies.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder = Path.of("");

    private static final SortedMap<String, List<Entry<?>>> RUNS = new TreeMap<>();

    @BeforeAll
    static void journals() throws Exception {
        for (String rule : PayoutRules.names()) {
            run(rule, RIDERS, List.of("tasks[0].spec.pay.rule=" + rule, "tasks[0].spec.evaluation.reveal=10s"));
        }
        run(
                "recorded",
                RIDERS,
                List.of("tasks[0].spec.pay.valuing.recorded=shapley", "tasks[0].spec.evaluation.reveal=10s"));
        run("slashed", Path.of("../../scenarios/sealed-copycats.yaml"), List.of());
        List<Entry<?>> usual = RUNS.getOrDefault("improvement", List.of());
        keep("refused", OtherEnding.refused(usual, "evaluation/task#3", "its gain is not what I measured"));
        keep("diverted", OtherEnding.diverted(usual));
        run("elected", COMMITTEE, List.of());
        run("sealed", Path.of("../../scenarios/sealed-late-voter.yaml"), List.of());
        run("lots", Path.of("../../scenarios/sortition-colluders.yaml"), List.of());
    }

    private static void run(String name, Path file, List<String> settings) throws Exception {
        List<Entry<?>> entries = new ArrayList<>();
        var scenario = ScenarioFile.read(file, settings);
        new Simulation(scenario, MarketRules.all(), new CurveTrainer(), entries::add, Progress.NONE).run();
        keep(name, entries);
    }

    private static void keep(String name, List<Entry<?>> entries) throws IOException {
        try (JournalFile.Writer writer = JournalFile.write(folder.resolve(name + ".jsonl"))) {
            entries.forEach(writer);
            writer.complete();
        }
        RUNS.put(name, entries);
    }

    private static String journal(String name) {
        return folder.resolve(name + ".jsonl").toString();
    }

    private static JsonNode data(Command run) throws IOException {
        assertThat(run.exit()).as(run.err()).isZero();
        return JSON.readTree(run.out()).path("data");
    }

    @Test
    void under_every_rule_each_amount_is_that_of_the_plan_and_each_reference_is_an_entry() throws Exception {
        for (String rule : PayoutRules.names()) {
            JsonNode data = data(Command.run("explain", "payout", "task", "--journal", journal(rule), "--json"));
            Plan plan = plan(rule);
            SortedMap<String, Long> told = new TreeMap<>();
            for (JsonNode each : data.path("participants")) {
                told.put(
                        each.path("participant").asText(),
                        each.path("amountMicros").asLong());
                assertThat(each.path("because")).as("%s: %s", rule, each).isNotEmpty();
            }
            for (Plan.Line line : plan.lines()) {
                assertThat(told)
                        .as(rule)
                        .containsEntry(line.payee().name(), line.amount().micros());
            }
            long sum = told.values().stream().mapToLong(Long::longValue).sum();
            assertThat(sum + plan.refund().micros())
                    .as(rule)
                    .isEqualTo(plan.facts().escrow().micros());
            assertThat(told.keySet()).as(rule).contains("honest-1", "rider-1", "rider-2", "evaluator-1");
            assertThat(entries(rule)).as(rule).containsAll(references(data));
        }
    }

    @Test
    void people_are_told_what_counted_and_why_an_update_did_not() {
        String paid = Command.run("explain", "payout", "task", "--journal", journal("improvement"))
                .out();
        assertThat(paid)
                .contains("miners are paid by the rule improvement")
                .containsPattern("round \\d: brought the best error from 0\\.\\d+ to 0\\.\\d+ {2}\\[task/task#\\d+]")
                .containsPattern(
                        "it left an error of .* no gain over the best so far that counts {2}\\[evaluation/task#\\d+]")
                .containsPattern("the money arrived {2}\\[payout/task#\\d+]");
        assertThat(Command.run("explain", "payout", "task", "--of", "rider-1", "--journal", journal("shapley"))
                        .out())
                .contains("rider-1: miner, paid")
                .doesNotContain("honest-1: ")
                .containsPattern("round 2: its update was worth -?0\\.\\d+ to a model whose error was 0\\.\\d+");
    }

    @Test
    void whoever_lost_stake_is_told_how_much_and_for_what() throws Exception {
        JsonNode data = data(explain("slashed", "copycat-1", "--json"));
        assertThat(data.path("participants").size()).isEqualTo(1);
        List<JsonNode> lost = steps(data, "of its stake for");
        assertThat(lost).isNotEmpty().allSatisfy(step -> {
            assertThat(step.path("words").asText())
                    .containsPattern("^lost \\d+\\.?\\d* of its stake for no (answer|reveal) \\(.+\\)$");
            assertThat(step.path("reference").asText()).startsWith("miner/copycat-1#");
        });
        assertThat(slashed("slashed", "copycat-1")).hasSameSizeAs(lost);
        assertThat(entries("slashed")).containsAll(references(data));
        assertThat(explain("slashed", "honest-1").out()).doesNotContain("of its stake");
    }

    @Test
    void a_payment_that_did_not_fit_is_told_to_have_gone_to_the_treasury() throws Exception {
        List<Plan.Line> lines = plan("diverted").lines();
        String full = lines.get(0).payee().name();
        String other = lines.get(1).payee().name();
        assertThat(explain("diverted", full).out())
                .containsPattern(full + ": miner, due \\d.*, which its account could not take")
                .containsPattern("the account could not take it \\(.*account/" + full
                        + ".*\\): it goes to the treasury {2}\\[payout/task#\\d+]")
                .containsPattern("the money went to the treasury {2}\\[payout/task#\\d+]");
        assertThat(explain("diverted", other).out())
                .contains("the money arrived")
                .doesNotContain("could not take it");
        JsonNode told = data(explain("diverted", full, "--json")).path("participants");
        assertThat(steps(told, "the money arrived")).isEmpty();
        assertThat(entries("diverted")).containsAll(references(data(explain("diverted", "", "--json"))));
    }

    @Test
    void a_plan_that_was_refused_is_told_with_who_refused_it_and_that_nobody_is_paid() throws Exception {
        JsonNode data = data(explain("refused", "", "--json"));
        assertThat(steps(data, " refuses the plan, citing evaluation/task#3: its gain is not what I measured"))
                .hasSize(2);
        assertThat(steps(data, "more than half refused the plan: the money stays in escrow, and nobody is paid"))
                .hasSize(1);
        assertThat(steps(data, "the money arrived")).isEmpty();
        assertThat(steps(data, "the money has not moved")).isNotEmpty();
        assertThat(steps(data, " goes back to ")).isEmpty();
        assertThat(data.path("participants"))
                .allSatisfy(each ->
                        assertThat(each.path("outcome").asText()).matches(".*, (paid nothing|due .*, not paid)"));
        assertThat(entries("refused")).containsAll(references(data));
    }

    private static Command explain(String journal, String of, String... more) {
        List<String> words = new ArrayList<>(List.of("explain", "payout", "task", "--journal", journal(journal)));
        if (!of.isEmpty()) words.addAll(List.of("--of", of));
        words.addAll(List.of(more));
        return Command.run(words.toArray(String[]::new));
    }

    /** Everything that is said with these words in it, wherever it stands. */
    private static List<JsonNode> steps(JsonNode data, String words) {
        return data.findParents("reference").stream()
                .filter(step -> step.path("words").asText().contains(words))
                .toList();
    }

    private static List<Slashed> slashed(String name, String who) {
        EntityId miner = new EntityId(EntityType.MINER, who);
        return RUNS.getOrDefault(name, List.of()).stream()
                .filter(entry -> entry.entity().equals(miner))
                .flatMap(entry -> entry.events().stream())
                .filter(Slashed.class::isInstance)
                .map(Slashed.class::cast)
                .toList();
    }

    @Test
    void an_election_is_told_candidate_by_candidate() throws Exception {
        JsonNode data = election("elected");
        SortedSet<String> outcomes = new TreeSet<>();
        for (JsonNode each : data.path("participants"))
            outcomes.add(each.path("outcome").asText());
        assertThat(outcomes).contains("elected", "elected, and replaced");
        assertThat(outcomes).anyMatch(outcome -> outcome.startsWith("a member instead of "));
        assertThat(outcomes).anyMatch(outcome -> outcome.startsWith("not elected: outvoted"));
    }

    @Test
    void elections_by_sealed_votes_and_by_lot_are_told_too() throws Exception {
        assertThat(election("sealed").toString())
                .contains("binds itself to a sealed vote", "shows that it voted 1 in cycle");
        assertThat(election("lots").toString())
                .contains("proves its lots: ", "drawn by lot: ", "its lots won 1 seat", "not elected: ");
    }

    private static JsonNode election(String name) throws IOException {
        String task = RUNS.getOrDefault(name, List.of()).stream()
                .filter(entry -> entry.entity().type() == EntityType.COMMITTEE)
                .findFirst()
                .orElseThrow()
                .entity()
                .name();
        JsonNode data = data(Command.run("explain", "election", task, "--journal", journal(name), "--json"));
        assertThat(entries(name)).containsAll(references(data));
        return data;
    }

    @Test
    void another_rule_is_applied_to_what_was_recorded() throws Exception {
        JsonNode same = data(counterfactual("recorded", "improvement"));
        for (JsonNode each : same.path("participants")) {
            assertThat(each.path("insteadMicros").asLong())
                    .isEqualTo(each.path("amountMicros").asLong());
        }
        JsonNode shapley = data(counterfactual("recorded", "shapley"));
        long paid = 0;
        for (JsonNode each : shapley.path("participants"))
            paid += each.path("insteadMicros").asLong();
        assertThat(paid + shapley.path("insteadRefundMicros").asLong()).isEqualTo(1_000_000_000L);
        assertThat(counterfactual("recorded", "equal").out()).contains("one of 10 who share equally");
    }

    @Test
    void what_was_not_recorded_is_said_to_be_missing_and_how_to_have_it() {
        Command missing = counterfactual("improvement", "shapley");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).contains("needs the values of single updates by shapley", "recorded: shapley");
    }

    @Test
    void unknown_names_are_told_with_those_that_were_meant() {
        assertThat(Command.run("explain", "payout", "tusk", "--journal", journal("equal"))
                        .err())
                .contains("there is no task \"tusk\": there are task", "did you mean task?");
        assertThat(Command.run("explain", "payout", "task", "--of", "honest1", "--journal", journal("equal"))
                        .err())
                .contains("\"honest1\" had nothing to do with payout/task", "did you mean honest-1?");
        assertThat(counterfactual("equal", "shapely").err()).contains("did you mean shapley?");
        assertThat(Command.run("explain", "election", "task", "--journal", journal("equal"))
                        .err())
                .contains("task task has no committee: its miners joined by themselves (task/task#");
        Command none = Command.run("explain", "payout", "task", "--journal", "pom.xml");
        assertThat(none.exit()).isEqualTo(4);
        assertThat(none.err()).contains("expected a journal");
    }

    private static Command counterfactual(String journal, String rule) {
        return Command.run("counterfactual", "payout", "task", "--rule", rule, "--journal", journal(journal), "--json");
    }

    private static Plan plan(String name) {
        return RUNS.getOrDefault(name, List.of()).stream()
                .flatMap(entry -> entry.events().stream())
                .filter(PlanMade.class::isInstance)
                .map(event -> ((PlanMade) event).plan())
                .findFirst()
                .orElseThrow();
    }

    private static SortedSet<String> entries(String name) {
        SortedSet<String> entries = new TreeSet<>();
        for (Entry<?> entry : RUNS.getOrDefault(name, List.of())) entries.add(entry.entity() + "#" + entry.number());
        return entries;
    }

    private static List<String> references(JsonNode data) {
        return data.findValuesAsText("reference").stream()
                .filter(reference -> !reference.isEmpty())
                .toList();
    }
}
