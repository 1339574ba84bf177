package assay.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.TransferNotice;
import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.Brief;
import assay.domain.assignment.Delivery;
import assay.domain.assignment.EscrowMode;
import assay.domain.assignment.Judging;
import assay.domain.assignment.Media;
import assay.domain.assignment.StorageKind;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Wages;
import assay.domain.board.Board;
import assay.domain.board.BoardCommand;
import assay.domain.board.BoardEntity;
import assay.domain.board.Listing;
import assay.domain.committee.CommitteeRules;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.kit.Story;
import assay.domain.money.Credits;
import assay.domain.payout.PayRules;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Recipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The table in docs/rules.md of the 21 errors of DecentralML's pallet (livetreetech/DecentralML,
 * pallets/decentralml/src/lib.rs, enum Error) and of what refuses the same here: every row is asked for and must refuse
 * just so.
 */
class DecentralMlErrorsTest {
    private static final Path RULES = Path.of("../../docs/rules.md");
    private static final Pattern ROW = Pattern.compile("\\| (\\w+) \\| (`[^|]+`) \\| (\\w+) \\|");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Origin ALICE = Story.participant("alice");
    private static final Origin BOB = Story.participant("bob");
    private static final Brief BRIEF = new Brief(
            "Which animal is it?",
            Optional.of(Media.IMAGE),
            List.of("ipfs://one"),
            Optional.of(StorageKind.IPFS),
            "",
            List.of(),
            List.of(),
            false,
            false);
    private static final AssignmentCommand TAKE = new AssignmentCommand.TakeAssignment();

    private final Map<String, Supplier<Set<String>>> cases = new TreeMap<>();

    DecentralMlErrorsTest() {
        AssignmentRules rules = rules(1, BRIEF, Credits.of(1));
        cases.put("a_task_without_pay", () -> fields(spec(TaskKind.ANNOTATION, 0, rules(1, BRIEF, Credits.ZERO))));
        cases.put("a_deadline_too_early", () -> fields(spec(TaskKind.ANNOTATION, 1, rules, Duration.ZERO)));
        cases.put(
                "rewards_beyond_any_account",
                () -> fields(spec(TaskKind.ANNOTATION, 1, rules(2, BRIEF, Credits.micros(Long.MAX_VALUE)))));
        cases.put("no_media", () -> fields(annotation(brief("Which?", Optional.empty(), true, true))));
        cases.put("no_files", () -> fields(annotation(brief("Which?", Optional.of(Media.IMAGE), false, true))));
        cases.put("no_storage", () -> fields(annotation(brief("Which?", Optional.of(Media.IMAGE), true, false))));
        cases.put("no_question", () -> fields(annotation(brief(" ", Optional.of(Media.IMAGE), true, true))));
        cases.put("nothing_to_start_from", () -> fields(engineering(brief("Make!", Optional.empty(), false, true))));
        cases.put("nowhere_to_start_from", () -> fields(engineering(brief("Make!", Optional.empty(), true, false))));
        cases.put("no_assignments", () -> fields(spec(TaskKind.ANNOTATION, 0, rules(0, BRIEF, Credits.of(1)), true)));
        cases.put("nothing_to_train", () -> fields(contribution(DataFormat.DIGITS)));
        cases.put("no_data", () -> fields(contribution(DataFormat.CSV)));
        cases.put(
                "assignments_of_a_training_task",
                () -> fields(contribution(DataFormat.DIGITS).with(rules)));
        cases.put("a_task_that_is_not_there", () -> refusal(Story.given(new TaskEntity(), "t-1"), TAKE, BOB));
        cases.put("every_assignment_is_taken", () -> refusal(taken(), TAKE, Story.participant("cat")));
        cases.put("a_full_board", DecentralMlErrorsTest::fullBoard);
        cases.put("an_assignment_that_nobody_took", () -> refusal(taken(), submit(7, "1: cat"), BOB));
        cases.put("a_second_result", () -> refusal(taken(2).when(submit(1, "1: cat"), BOB), submit(1, "1: dog"), BOB));
        cases.put("somebody_elses_assignment", () -> refusal(taken(), submit(1, "1: cat"), Story.participant("cat")));
        cases.put("a_second_assignment", () -> refusal(taken(2), TAKE, BOB));
        cases.put("a_result_that_was_not_asked_for", () -> refusal(taken(), submit(1, "2: cat"), BOB));
    }

    @Test
    void each_error_of_the_pallet_has_its_refusal_as_the_table_says() throws Exception {
        Map<String, String> tested = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(RULES));
        while (rows.find()) {
            Supplier<Set<String>> refused = cases.get(rows.group(3));
            if (refused == null) continue;
            TreeSet<String> expected = new TreeSet<>();
            for (String each : rows.group(2).split(", ", -1)) expected.add(each.replace("`", ""));
            assertThat(refused.get()).as(rows.group(1)).containsAll(expected);
            tested.put(rows.group(1), rows.group(3));
        }
        assertThat(tested).hasSize(21);
        assertThat(tested.values()).containsExactlyInAnyOrderElementsOf(cases.keySet());
    }

    private static AssignmentRules rules(int assignments, Brief brief, Credits reward) {
        return new AssignmentRules(
                assignments, brief, new Wages(EscrowMode.PER_ASSIGNMENT, reward), Judging.unsaid(), SECOND, false);
    }

    private static Brief brief(String question, Optional<Media> media, boolean files, boolean storage) {
        return new Brief(
                question,
                media,
                files ? BRIEF.files() : List.of(),
                storage ? BRIEF.storage() : Optional.empty(),
                "",
                List.of(),
                List.of(),
                false,
                false);
    }

    private static TaskSpec annotation(Brief brief) {
        return spec(TaskKind.ANNOTATION, 1, rules(1, brief, Credits.of(1)));
    }

    private static TaskSpec engineering(Brief brief) {
        return spec(TaskKind.ENGINEERING, 1, rules(1, brief, Credits.of(1)));
    }

    private static TaskSpec spec(TaskKind kind, long bounty, AssignmentRules rules) {
        return spec(kind, bounty, rules, Duration.ofMinutes(1));
    }

    private static TaskSpec spec(TaskKind kind, long bounty, AssignmentRules rules, boolean filler) {
        return spec(kind, bounty, rules).with(Campaign.unsaid().withFiller(filler));
    }

    private static TaskSpec spec(TaskKind kind, long bounty, AssignmentRules rules, Duration deadline) {
        return new TaskSpec(
                        kind,
                        "A task",
                        Credits.of(bounty),
                        Unused.RECIPE,
                        Unused.DATA,
                        0,
                        0,
                        0,
                        0,
                        deadline,
                        Duration.ZERO,
                        Duration.ZERO,
                        "",
                        false,
                        Unused.COMMITTEE,
                        Unused.EVALUATION,
                        new PayRules("per-assignment", 1_000_000, 0, SECOND))
                .with(rules);
    }

    /** A task without a network; with the format CSV, without the path of its data as well. */
    private static TaskSpec contribution(DataFormat format) {
        return new TaskSpec(
                TaskKind.CONTRIBUTION,
                "A task",
                Credits.of(1),
                new Recipe(List.of(), 100_000, 0, 16, 1),
                new DataPlan(new DataSource(format, "", "", ""), 3, 100_000, 100_000, 7),
                900_000,
                100_000,
                1_000,
                2,
                Duration.ofMinutes(10),
                SECOND,
                SECOND,
                "weighted-mean",
                false,
                new CommitteeRules(2, 3, Credits.of(10), "minority", SECOND, SECOND, SECOND, SECOND, SECOND),
                new EvaluationRules(3, 5_000, SECOND, SECOND, SECOND),
                new PayRules("improvement", 800_000, 100_000, SECOND));
    }

    private static Set<String> fields(TaskSpec spec) {
        TreeSet<String> fields = new TreeSet<>();
        for (SpecViolation each : TaskSpecCheck.violations(spec)) fields.add(each.field());
        return fields;
    }

    private static Story<Task, TaskEvent> taken() {
        return taken(1);
    }

    private static Story<Task, TaskEvent> taken(int assignments) {
        TaskSpec spec = spec(TaskKind.ANNOTATION, assignments, rules(assignments, BRIEF, Credits.of(1)));
        return Story.given(new TaskEntity(), "t-1")
                .when(new TaskCommand.OpenTask(spec), ALICE)
                .when(new TransferNotice("fund:t-1", true, ""), Story.entity("account/alice"))
                .when(TAKE, BOB);
    }

    private static Command submit(int assignment, String text) {
        return new AssignmentCommand.SubmitResult(assignment, Delivery.text(text));
    }

    private static Set<String> refusal(Story<Task, TaskEvent> story, Command command, Origin from) {
        Decision<TaskEvent> decision = new TaskEntity().decide(story.state(), command, from, story.now());
        return name(decision);
    }

    private static Set<String> name(Decision<?> decision) {
        TreeSet<String> names = new TreeSet<>();
        if (decision instanceof Decision.Rejected<?> no) {
            names.add(no.rejection().getClass().getSimpleName());
        }
        return names;
    }

    private static Set<String> fullBoard() {
        BoardEntity entity = new BoardEntity();
        Board board = entity.initial("main");
        for (int i = 0; i <= Board.MAX_LISTINGS; i++) {
            EntityId task = new EntityId(EntityType.TASK, "t-" + i);
            Listing listing =
                    new Listing(task, new ParticipantId("alice"), "A task", "annotation", Credits.of(1), Credits.ZERO);
            Command announce = new BoardCommand.Announce(listing);
            Decision<?> decision = entity.decide(board, announce, new Origin.FromEntity(task), Story.START);
            if (!(decision instanceof Decision.Accepted<?> yes)) return name(decision);
            for (Object event : yes.events()) board = ((assay.domain.board.BoardEvent) event).applyTo(board);
        }
        return new TreeSet<>();
    }
}
