package assay.journal.view;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.Brief;
import assay.domain.assignment.Delivery;
import assay.domain.assignment.EscrowMode;
import assay.domain.assignment.Judging;
import assay.domain.assignment.StorageKind;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Validation;
import assay.domain.assignment.Wages;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.payout.Facts;
import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutEvent;
import assay.domain.payout.Plan;
import assay.domain.task.AssignmentEvent;
import assay.domain.task.Ending;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskFoldTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ParticipantId ALICE = new ParticipantId("alice");
    private static final ParticipantId BOB = new ParticipantId("bob");
    private static final ParticipantId CAT = new ParticipantId("cat");
    private static final ParticipantId EVA = new ParticipantId("eva");
    private static final Delivery MODEL = Delivery.at(StorageKind.IPFS, "ipfs://model");

    private final TaskFold fold = new TaskFold("models");

    private static TaskSpec spec() {
        return new TaskSpec(
                        TaskKind.ENGINEERING,
                        "Models",
                        Credits.of(9),
                        Unused.RECIPE,
                        Unused.DATA,
                        0,
                        0,
                        0,
                        0,
                        MINUTE,
                        Duration.ZERO,
                        Duration.ZERO,
                        "",
                        false,
                        Unused.COMMITTEE,
                        Unused.EVALUATION,
                        new PayRules("score-pool", 1_000_000, 0, MINUTE))
                .with(new AssignmentRules(
                        3,
                        Brief.unsaid(),
                        new Wages(EscrowMode.POOL, Credits.ZERO),
                        new Judging(Validation.CUSTOM, Duration.ZERO, 200_000),
                        MINUTE,
                        true));
    }

    private void add(EntityType history, Object... events) {
        long number = fold.included(history) + 1;
        EntityId entity = new EntityId(history, "models");
        Cause cause = new Cause.Due(NOW);
        fold.add(new Entry<>(entity, number, 1, NOW, cause, "t", List.of(events), Optional.empty(), List.of()));
    }

    private void taken(int assignment, ParticipantId worker, boolean last) {
        add(EntityType.TASK, new AssignmentEvent.AssignmentTaken(assignment, worker, NOW.plus(MINUTE), last));
    }

    private void scored(int assignment, long score) {
        add(EntityType.TASK, new AssignmentEvent.ResultHandedIn(assignment, MODEL, NOW));
        add(EntityType.TASK, new AssignmentEvent.ScoringStarted(assignment, assignment));
        AssignmentEvent verdict = score >= 200_000
                ? new AssignmentEvent.ResultAccepted(assignment, score, "good")
                : new AssignmentEvent.ResultRejected(assignment, score, "bad");
        add(EntityType.TASK, new AssignmentEvent.ResultScored(assignment, assignment, score, List.of(EVA)), verdict);
    }

    private static AssignmentEvent lapse(int assignment) {
        return new AssignmentEvent.AssignmentLapsed(assignment, CAT);
    }

    private TaskRow row() {
        return fold.row().orElseThrow();
    }

    @Test
    void every_assignment_is_listed_with_what_came_of_it_and_its_part_of_the_pay() {
        add(EntityType.TASK, new TaskEvent.TaskDrafted(ALICE, spec(), NOW, NOW.plus(MINUTE)));
        add(EntityType.TASK, new TaskEvent.TaskFunded(NOW), new TaskEvent.EvaluatorsSeated(List.of(EVA)));
        taken(1, CAT, false);
        assertThat(row().assignments()).containsExactly(new TaskRow.Slot(1, "cat", "taken", "", "", -1, "", 0, false));
        taken(2, CAT, false);
        add(EntityType.TASK, lapse(1), lapse(2));
        taken(3, BOB, false);
        taken(4, BOB, false);
        taken(5, BOB, true);
        scored(3, 600_000);
        scored(4, 300_000);
        scored(5, 100_000);
        add(EntityType.TASK, new TaskEvent.SettlementStarted(Ending.COMPLETED, "all judged", List.of()));
        Facts facts = new Facts(ALICE, Credits.of(9), spec().pay(), 0, 0, List.of(), List.of());
        Plan plan = new Plan(facts, List.of(new Plan.Line(BOB, Plan.MINER, Credits.of(9), "results")), Credits.ZERO);
        add(EntityType.PAYOUT, new PayoutEvent.PlanMade(plan, List.of(), NOW));

        assertThat(row().assignments())
                .containsExactly(
                        new TaskRow.Slot(1, "cat", "lapsed", "", "", -1, "", 0, false),
                        new TaskRow.Slot(2, "cat", "lapsed", "", "", -1, "", 0, false),
                        new TaskRow.Slot(
                                3, "bob", "accepted", "ipfs://model", "ipfs", 600_000, "good", 6_000_000, false),
                        new TaskRow.Slot(
                                4, "bob", "accepted", "ipfs://model", "ipfs", 300_000, "good", 3_000_000, false),
                        new TaskRow.Slot(5, "bob", "rejected", "ipfs://model", "ipfs", 100_000, "bad", 0, false));
        assertThat(row().people())
                .containsExactly(
                        new TaskRow.Person("eva", "evaluator", 3, 0),
                        new TaskRow.Person("bob", "miner", 2, 1),
                        new TaskRow.Person("cat", "miner", 0, 2));
        assertThat(TaskFold.participations(row()))
                .extracting(Participation::who, Participation::role, Participation::earned)
                .contains(org.assertj.core.api.Assertions.tuple("bob", "miner", 9_000_000L));
    }
}
