package assay.domain.task;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.TransferNotice;
import assay.domain.assignment.AssignmentRules;
import assay.domain.assignment.Brief;
import assay.domain.assignment.Delivery;
import assay.domain.assignment.EscrowMode;
import assay.domain.assignment.Judging;
import assay.domain.assignment.Media;
import assay.domain.assignment.Scores;
import assay.domain.assignment.StorageKind;
import assay.domain.assignment.Unused;
import assay.domain.assignment.Validation;
import assay.domain.assignment.Wages;
import assay.domain.board.Board;
import assay.domain.board.BoardCommand;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.entity.Send;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.evaluation.Report;
import assay.domain.kit.Story;
import assay.domain.miner.Admission;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.MinerRejection;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import assay.domain.payout.Labour;
import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutCommand;
import assay.domain.payout.Reports;
import assay.domain.reputation.Deed;
import assay.domain.reputation.StandingRules;
import assay.domain.reputation.Testimony;
import assay.domain.training.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final EntityId TASK = EntityId.parse("task/t-1");
    private static final EntityId EVALUATION_ID = EntityId.parse("evaluation/t-1");
    private static final EntityId PAYOUT_ID = EntityId.parse("payout/t-1");
    private static final Origin ALICE = participant("alice");
    private static final Origin BOB = participant("bob");
    private static final Origin CAT = participant("cat");
    private static final Origin DAN = participant("dan");
    private static final Origin EVALUATION = entity("evaluation/t-1");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Brief BRIEF = new Brief(
            "Which animal is it?",
            Optional.of(Media.IMAGE),
            List.of("ipfs://one", "ipfs://two"),
            Optional.of(StorageKind.IPFS),
            "",
            List.of(),
            List.of("cat", "dog"),
            false,
            false);
    private static final AssignmentCommand TAKE = new AssignmentCommand.TakeAssignment();
    private static final Delivery RESULT = Delivery.text("1: cat\n2: dog\n");
    private static final List<ParticipantId> EVALUATORS = List.of(id("eva"), id("eve"), id("evo"));

    private static ParticipantId id(String name) {
        return new ParticipantId(name);
    }

    private static TaskSpec spec(Validation validation, boolean severalSlots) {
        boolean custom = validation == Validation.CUSTOM;
        Judging judging =
                new Judging(validation, validation == Validation.MANUAL ? MINUTE : Duration.ZERO, custom ? 500_000 : 0);
        return new TaskSpec(
                        TaskKind.ANNOTATION,
                        "Animals",
                        Credits.of(custom ? 25 : 20),
                        Unused.RECIPE,
                        Unused.DATA,
                        0,
                        0,
                        0,
                        0,
                        Duration.ofMinutes(10),
                        Duration.ZERO,
                        Duration.ZERO,
                        "",
                        false,
                        Unused.COMMITTEE,
                        custom ? new EvaluationRules(3, 100_000, SECOND, SECOND, SECOND) : Unused.EVALUATION,
                        new PayRules("per-assignment", custom ? 800_000 : 1_000_000, custom ? 200_000 : 0, SECOND))
                .with(new AssignmentRules(
                        2, BRIEF, new Wages(EscrowMode.PER_ASSIGNMENT, Credits.of(10)), judging, MINUTE, severalSlots));
    }

    private static Story<Task, TaskEvent> assigning(Validation validation) {
        return assigning(spec(validation, false));
    }

    private static Story<Task, TaskEvent> assigning(TaskSpec spec) {
        return given(new TaskEntity(), "t-1")
                .when(new TaskCommand.OpenTask(spec), ALICE)
                .when(new TransferNotice("fund:t-1", true, ""), entity("account/alice"));
    }

    private static AssignmentCommand submit(int assignment) {
        return new AssignmentCommand.SubmitResult(assignment, RESULT);
    }

    private static TaskCommand.MeasurementTaken scored(long measurement, long errorMicros) {
        Report median = new Report(List.of(errorMicros), List.of(0L), Scores.address(RESULT));
        return new TaskCommand.MeasurementTaken(measurement, median, EVALUATORS);
    }

    private static Story<Task, TaskEvent> waitingForScore() {
        return assigning(Validation.CUSTOM)
                .when(TAKE, BOB)
                .when(submit(1), BOB)
                .when(new TaskCommand.EvaluatorsDrawn(EVALUATORS), EVALUATION);
    }

    /** What the contract of the task needs to see of assignments. */
    static List<Story<Task, TaskEvent>> stories() {
        Story<Task, TaskEvent> manual = assigning(Validation.MANUAL).when(TAKE, BOB);
        AssignmentCommand bare = new AssignmentCommand.JudgeResult(1, false, " ");
        return List.of(
                assigning(Validation.AUTO)
                        .when(TAKE, ALICE)
                        .thenRefused(new TaskRejection.ClientMayNotMine(TASK, id("alice")))
                        .when(submit(1), BOB)
                        .thenRefused(new AssignmentRejection.AssignmentUnknown(TASK, 1))
                        .when(TAKE, BOB)
                        .when(TAKE, BOB)
                        .thenRefused(new AssignmentRejection.OneAssignmentEach(TASK, id("bob"), 1))
                        .when(submit(1), CAT)
                        .thenRefused(new AssignmentRejection.NotYourAssignment(TASK, 1, id("cat"), id("bob")))
                        .when(new AssignmentCommand.SubmitResult(1, Delivery.text("1: cow")), BOB)
                        .thenRefused(AssignmentRejection.ResultNotValid.class)
                        .when(submit(1), BOB)
                        .when(submit(1), BOB)
                        .thenUnchanged()
                        .when(new AssignmentCommand.SubmitResult(1, Delivery.text("1: dog\n2: dog")), BOB)
                        .thenRefused(new AssignmentRejection.AlreadyHandedIn(TASK, 1))
                        .when(new AssignmentCommand.JudgeResult(1, true, ""), ALICE)
                        .thenRefused(new AssignmentRejection.NotForTheClient(TASK, "auto"))
                        .when(TAKE, CAT)
                        .when(TAKE, DAN)
                        .thenRefused(new AssignmentRejection.NoAssignmentLeft(TASK, 2))
                        .after(MINUTE)
                        .when(TAKE, CAT)
                        .thenRefused(new AssignmentRejection.LetOneLapse(TASK, id("cat"), 2))
                        .when(TAKE, DAN)
                        .when(submit(3), DAN),
                manual.when(submit(1), BOB)
                        .when(bare, ALICE)
                        .thenRefused(new AssignmentRejection.ReasonMissing(TASK, 1, Handing.MAX_REASON))
                        .when(new AssignmentCommand.JudgeResult(1, false, "not my animals"), ALICE)
                        .when(new AssignmentCommand.JudgeResult(1, true, ""), ALICE)
                        .thenRefused(new AssignmentRejection.NothingToJudge(TASK, 1, "rejected")),
                manual.after(Duration.ofMinutes(9))
                        .when(TAKE, CAT)
                        .thenRefused(
                                new AssignmentRejection.HandingOutOver(TASK, Story.START.plus(Duration.ofMinutes(9)))),
                waitingForScore()
                        .when(TAKE, participant("eva"))
                        .thenRefused(new AssignmentRejection.EvaluatorMayNotWork(TASK, id("eva")))
                        .when(new TaskCommand.EvaluatorReplaced(id("eve"), id("eli")), EVALUATION)
                        .when(new TaskCommand.MeasurementFailed(1, "no quorum"), EVALUATION)
                        .when(scored(2, 200_000), EVALUATION),
                forTheReputable().when(TAKE, BOB).whenDone(miner("bob")),
                waitingForScore().when(scored(1, 800_000), EVALUATION),
                waitingForScore().when(new TaskCommand.MeasurementFailed(0, "nobody enrolled"), EVALUATION));
    }

    /** Cat is new and has the one place for newcomers; dan is new as well; bob has been asked. */
    private static Story<Task, TaskEvent> forTheReputable() {
        Campaign campaign = Campaign.unsaid().withNeeds(List.of("animals")).with(new StandingRules(true, 200_000, 1));
        Rejection isNew = new MinerRejection.StandingTooLow(miner("dan"), 200_000, 0, true);
        Admission asked = new Admission(campaign.needs(), campaign.reputation(), false);
        return assigning(spec(Validation.MANUAL, false).with(campaign))
                .when(TAKE, CAT)
                .then(new TaskEvent.MinerApplied(id("cat")))
                .thenSends(engage("cat", asked))
                .when(TAKE, CAT)
                .thenUnchanged()
                .thenWork("cat")
                .when(TAKE, DAN)
                .whenRefused(miner("cat"), isNew)
                .then(new TaskEvent.NewcomerInvited(id("cat")))
                .thenSends(engage("cat", asked.asNewcomer()))
                .whenRefused(miner("dan"), isNew)
                .then(new TaskEvent.MinerTurnedAway(id("dan"), isNew.message()))
                .whenDone(miner("cat"))
                .then(
                        new TaskEvent.MinerJoined(id("cat")),
                        new AssignmentEvent.AssignmentTaken(1, id("cat"), Story.START.plus(MINUTE), false));
    }

    private static EntityId miner(String name) {
        return new EntityId(EntityType.MINER, name);
    }

    private static Send engage(String name, Admission asked) {
        return new Send(miner(name), new MinerCommand.Engage(TASK, Credits.ZERO, false, asked));
    }

    @Test
    void where_not_everybody_may_the_memberships_of_workers_are_asked_and_told_in_the_end_how_they_did() {
        Duration halfAMinute = Duration.ofSeconds(30);
        Story<Task, TaskEvent> full = forTheReputable()
                .when(TAKE, BOB)
                .whenDone(miner("bob"))
                .when(TAKE, participant("eva"))
                .thenRefused(new AssignmentRejection.NoAssignmentLeft(TASK, 2))
                .when(submit(1), CAT)
                .when(new AssignmentCommand.JudgeResult(1, true, ""), ALICE)
                .after(MINUTE)
                .when(TAKE, participant("eva"))
                .when(TAKE, participant("eve"))
                .whenDone(miner("eva"))
                .whenDone(miner("eve"))
                .then(new TaskEvent.MinerJoined(id("eve")))
                .thenWork("eve")
                .after(halfAMinute)
                .when(submit(3), participant("eva"))
                .when(new AssignmentCommand.JudgeResult(3, false, "not my animals"), ALICE);
        assertThat(((Task.Settling) full.state())
                        .handed()
                        .orElseThrow()
                        .entrance()
                        .engaged())
                .containsExactly(id("bob"), id("cat"), id("eva"), id("eve"));
        assertThat(full.sends())
                .extracting(Send::to)
                .containsExactly(PAYOUT_ID, miner("bob"), miner("cat"), miner("eva"), miner("eve"));
        full.when(new TaskCommand.PayoutFinished(Credits.of(10), Credits.of(10)), entity("payout/t-1"))
                .thenSends(
                        new Send(Board.MAIN, new BoardCommand.Retire(TASK)),
                        rate("bob", Deed.SILENT),
                        rate("cat", Deed.ACCEPTED),
                        rate("eva", Deed.REFUSED));
    }

    private static Send rate(String name, Deed deed) {
        List<Testimony> deeds = List.of(new Testimony(deed, 1));
        return new Send(miner(name), new MinerCommand.Rate(TASK, "TaskClosed", deeds));
    }

    @Test
    void the_last_assignment_and_leaving_the_list_are_one_event_and_the_cap_is_strict() {
        Instant due = Story.START.plus(MINUTE);
        assigning(Validation.AUTO)
                .thenSends(new Send(Board.MAIN, new BoardCommand.Announce(listing())))
                .when(TAKE, BOB)
                .then(new AssignmentEvent.AssignmentTaken(1, id("bob"), due, false))
                .when(TAKE, CAT)
                .then(new AssignmentEvent.AssignmentTaken(2, id("cat"), due, true))
                .when(TAKE, DAN)
                .thenRefused(new AssignmentRejection.NoAssignmentLeft(TASK, 2))
                .thenWork("dan")
                .thenWork("bob", new Work.Deliver(TASK, 1, spec(Validation.AUTO, false), due));
    }

    private static assay.domain.board.Listing listing() {
        return new assay.domain.board.Listing(TASK, id("alice"), "Animals", "annotation", Credits.of(20), Credits.ZERO);
    }

    @Test
    void auto_accepts_on_arrival_and_pays_one_reward_for_each_accepted_result() {
        assigning(Validation.AUTO)
                .when(TAKE, BOB)
                .when(submit(1), BOB)
                .then(
                        new AssignmentEvent.ResultHandedIn(1, RESULT, Story.START),
                        new AssignmentEvent.ResultAccepted(1, 1_000_000, "accepted as it came in"))
                .when(TAKE, CAT)
                .when(submit(2), CAT)
                .thenState(task -> assertThat(task).isInstanceOf(Task.Settling.class))
                .thenState(task -> assertThat(
                                Settlement.facts((Task.Settling) task).labours())
                        .containsExactly(new Labour(id("bob"), 1, 1_000_000), new Labour(id("cat"), 1, 1_000_000)))
                .thenState(task ->
                        assertThat(Settlement.approvers((Task.Settling) task)).isEmpty())
                .when(new TaskCommand.PayoutFinished(Credits.of(20), Credits.ZERO), entity("payout/t-1"))
                .thenSends(new Send(Board.MAIN, new BoardCommand.Retire(TASK)))
                .thenState(task -> assertThat(((Task.Closed) task)
                                .handed()
                                .orElseThrow()
                                .get(1)
                                .orElseThrow()
                                .delivery())
                        .contains(RESULT));
    }

    @Test
    void silence_of_the_client_accepts() {
        Instant due = Story.START.plus(MINUTE);
        Story<Task, TaskEvent> waiting =
                assigning(Validation.MANUAL).when(TAKE, BOB).when(submit(1), BOB);
        Assignment open = ((Task.Assigning) waiting.state()).handed().get(1).orElseThrow();
        waiting.thenWork("alice", new Work.Judge(TASK, open, spec(Validation.MANUAL, false), due))
                .whenWoken()
                .then(new AssignmentEvent.ResultAccepted(1, 1_000_000, "the client stayed silent"))
                .thenWork("alice");
    }

    @Test
    void what_waits_for_the_client_at_the_deadline_is_accepted() {
        Story<Task, TaskEvent> story = assigning(Validation.MANUAL);
        Instant late = Story.START.plus(Duration.ofMinutes(8)).plusSeconds(30);
        story.when(TAKE, BOB, late)
                .when(submit(1), BOB, late.plusSeconds(29))
                .at(Story.START.plus(Duration.ofMinutes(10)))
                .thenState(task -> {
                    Task.Settling at = (Task.Settling) task;
                    assertThat(at.ending()).isEqualTo(Ending.EXPIRED);
                    assertThat(at.reason()).isEqualTo("the deadline passed with 1 of 2 results accepted");
                });
    }

    @Test
    void a_rejected_result_is_not_paid_and_its_assignment_is_used_up() {
        Story<Task, TaskEvent> story = assigning(Validation.MANUAL)
                .when(TAKE, BOB)
                .when(submit(1), BOB)
                .when(new AssignmentCommand.JudgeResult(1, false, "not my animals"), ALICE)
                .then(new AssignmentEvent.ResultRejected(1, 0, "not my animals"))
                .when(TAKE, CAT)
                .when(submit(2), CAT)
                .when(new AssignmentCommand.JudgeResult(2, true, ""), ALICE);
        assertThat(Settlement.facts((Task.Settling) story.state()).labours())
                .extracting(Labour::miner)
                .containsExactly(id("cat"));
    }

    @Test
    void an_assignment_without_a_result_lapses_and_somebody_else_gets_one() {
        assigning(Validation.AUTO)
                .when(TAKE, BOB)
                .when(TAKE, CAT)
                .after(MINUTE)
                .then(
                        new AssignmentEvent.AssignmentLapsed(1, id("bob")),
                        new AssignmentEvent.AssignmentLapsed(2, id("cat")))
                .when(submit(1), BOB)
                .thenRefused(new AssignmentRejection.AssignmentUnknown(TASK, 1))
                .when(TAKE, DAN)
                .then(new AssignmentEvent.AssignmentTaken(
                        3, id("dan"), Story.START.plus(MINUTE).plus(MINUTE), false));
    }

    @Test
    void one_worker_takes_several_only_where_the_task_says_so() {
        assigning(spec(Validation.AUTO, true))
                .when(TAKE, BOB)
                .when(TAKE, BOB)
                .then(new AssignmentEvent.AssignmentTaken(2, id("bob"), Story.START.plus(MINUTE), true));
    }

    @Test
    void whoever_bears_the_name_of_an_account_that_is_not_its_own_gets_no_assignment() {
        assigning(Validation.AUTO).when(TAKE, participant("treasury")).thenRefused(NameNotUsable.class);
    }

    @Test
    void the_client_withdraws_only_while_nobody_works() {
        TaskCommand withdraw = new TaskCommand.WithdrawTask();
        assigning(Validation.AUTO)
                .when(TAKE, BOB)
                .when(withdraw, ALICE)
                .thenRefused(NotNow.class)
                .when(submit(1), BOB)
                .when(withdraw, BOB)
                .thenRefused(NotAllowed.class)
                .when(withdraw, ALICE)
                .thenState(task -> assertThat(((Task.Settling) task).ending()).isEqualTo(Ending.WITHDRAWN))
                .thenState(task -> assertThat(
                                Settlement.facts((Task.Settling) task).labours())
                        .hasSize(1));
    }

    @Test
    void evaluators_score_one_result_after_the_other_and_workers_may_not_be_among_them() {
        Job.Measure job = new Job.Measure(Unused.RECIPE, Scores.STRATEGY, Scores.address(RESULT), List.of(), List.of());
        Story<Task, TaskEvent> story = assigning(Validation.CUSTOM)
                .when(TAKE, BOB)
                .thenSends(new Send(EVALUATION_ID, new EvaluationCommand.Exclude(id("bob"))))
                .when(TAKE, CAT)
                .when(submit(2), CAT)
                .after(SECOND)
                .when(submit(1), BOB)
                .when(new TaskCommand.EvaluatorsDrawn(EVALUATORS), EVALUATION)
                .then(new TaskEvent.EvaluatorsSeated(EVALUATORS), new AssignmentEvent.ScoringStarted(2, 1))
                .thenSends(new Send(EVALUATION_ID, new EvaluationCommand.MeasureModel(1, job)))
                .when(scored(1, 100_000), EVALUATION)
                .then(
                        new AssignmentEvent.ResultScored(2, 1, 900_000, EVALUATORS),
                        new AssignmentEvent.ResultAccepted(
                                2, 900_000, "scored 0.9, the median of the evaluators; accepted from 0.5"),
                        new AssignmentEvent.ScoringStarted(1, 2))
                .when(scored(1, 0), EVALUATION)
                .thenUnchanged()
                .when(scored(2, 600_000), EVALUATION);
        Task.Settling settling = (Task.Settling) story.state();
        assertThat(Settlement.facts(settling).labours()).containsExactly(new Labour(id("cat"), 1, 900_000));
        assertThat(Settlement.facts(settling).reports())
                .containsExactly(new Reports(id("eva"), 2), new Reports(id("eve"), 2), new Reports(id("evo"), 2));
        assertThat(story.sends().get(0).to()).isEqualTo(PAYOUT_ID);
        assertThat(story.sends().get(0).command())
                .isEqualTo(new PayoutCommand.Settle(Settlement.facts(settling), EVALUATORS));
    }
}
