package assay.domain.task;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.Accounts;
import assay.domain.account.TransferNotice;
import assay.domain.board.Board;
import assay.domain.board.BoardCommand;
import assay.domain.committee.Allocation;
import assay.domain.committee.CommitteeCommand;
import assay.domain.committee.CommitteeRules;
import assay.domain.committee.Standing;
import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
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
import assay.domain.kit.EntityContract;
import assay.domain.kit.Story;
import assay.domain.miner.MinerCommand;
import assay.domain.miner.MinerRejection;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import assay.domain.payout.Gain;
import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutCommand;
import assay.domain.payout.Reports;
import assay.domain.reputation.Deed;
import assay.domain.reputation.StandingRules;
import assay.domain.reputation.Testimony;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskTest extends EntityContract<Task, TaskEvent> {
    private static final EntityId TASK = EntityId.parse("task/t-1");
    private static final EntityId COMMITTEE_ID = EntityId.parse("committee/t-1");
    private static final EntityId EVALUATION_ID = EntityId.parse("evaluation/t-1");
    private static final EntityId PAYOUT_ID = EntityId.parse("payout/t-1");
    private static final EntityId CLIENT_ACCOUNT = EntityId.parse("account/alice");
    static final Origin ALICE = participant("alice");
    static final Origin ACCOUNT = entity("account/alice");
    static final Origin COMMITTEE = entity("committee/t-1");
    static final Origin EVALUATION = entity("evaluation/t-1");
    private static final Origin PAYOUT = entity("payout/t-1");
    private static final Duration SECOND = Duration.ofSeconds(1);
    static final TransferNotice POSTED = new TransferNotice("fund:t-1", true, "");
    static final TaskCommand.OfferSegments OFFER =
            new TaskCommand.OfferSegments(cid("m0"), List.of("a", "b", "c"), List.of("v"), List.of("h"));
    static final TaskCommand.SendSegments TRAINING_SEGMENTS = send("b", "a", "c", "v");
    static final List<ParticipantId> EVALUATORS = who("eva", "eve", "evo");
    static final TaskCommand.CommitteeElected ELECTED = new TaskCommand.CommitteeElected(
            List.of(new Standing(id("bob"), 4), new Standing(id("cat"), 3), new Standing(id("dan"), 1)));
    static final TaskCommand.SegmentsOrdered ORDERED = new TaskCommand.SegmentsOrdered(
            List.of("b", "a", "c"),
            List.of(
                    new Allocation(id("bob"), List.of("b")),
                    new Allocation(id("cat"), List.of("a")),
                    new Allocation(id("dan"), List.of("c"))));

    static ParticipantId id(String name) {
        return new ParticipantId(name);
    }

    private static List<ParticipantId> who(String... names) {
        return List.of(names).stream().map(TaskTest::id).toList();
    }

    static Cid cid(String text) {
        return new Cid(text);
    }

    private static TaskCommand.OfferSegments offer(List<String> validation, List<String> hidden) {
        return new TaskCommand.OfferSegments(cid("m0"), List.of("a", "b", "c"), validation, hidden);
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(n -> "s-" + n).toList();
    }

    private static TaskCommand.SendSegments send(String... hashes) {
        List<Segment> segments = new ArrayList<>();
        for (String hash : hashes) segments.add(new Segment(hash, cid("at-" + hash)));
        return new TaskCommand.SendSegments(segments);
    }

    static TaskSpec spec(TaskKind kind, int rounds) {
        return new TaskSpec(
                kind,
                "Digits",
                Credits.of(1000),
                new Recipe(List.of(new Layer(10, Activation.LINEAR)), 100_000, 0, 16, 1),
                new DataPlan(new DataSource(DataFormat.DIGITS, "", "", ""), 3, 100_000, 100_000, 7),
                900_000,
                100_000,
                1_000,
                rounds,
                Duration.ofMinutes(10),
                SECOND.multipliedBy(20),
                SECOND.multipliedBy(30),
                "weighted-mean",
                false,
                new CommitteeRules(2, 3, Credits.of(10), "minority", SECOND, SECOND, SECOND, SECOND, SECOND),
                new EvaluationRules(3, 5_000, SECOND, SECOND, SECOND),
                new PayRules("improvement", 800_000, 100_000, SECOND));
    }

    private static TaskCommand.OpenTask open(TaskKind kind, int rounds) {
        return new TaskCommand.OpenTask(spec(kind, rounds));
    }

    private static TaskCommand.SubmitUpdate update(int round, String address) {
        return new TaskCommand.SubmitUpdate(round, cid(address), 100, 500_000, 700_000);
    }

    static TaskCommand.MeasurementTaken measured(long number, String aggregate, Long... errors) {
        List<Long> losses = List.of(errors).stream().map(error -> error * 2).toList();
        Report median = new Report(List.of(errors), losses, cid(aggregate));
        return new TaskCommand.MeasurementTaken(number, median, EVALUATORS);
    }

    /** A committee of bob, cat and dan in the first round of a task that says something else. */
    static Story<Task, TaskEvent> training(int rounds, UnaryOperator<TaskSpec> otherwise) {
        TaskCommand.OpenTask open = new TaskCommand.OpenTask(otherwise.apply(spec(TaskKind.TRAINING, rounds)));
        return given(new TaskEntity(), "t-1")
                .when(open, ALICE)
                .when(POSTED, ACCOUNT)
                .when(ELECTED, COMMITTEE)
                .when(OFFER, ALICE)
                .when(ORDERED, COMMITTEE)
                .when(TRAINING_SEGMENTS, ALICE)
                .when(new TaskCommand.EvaluatorsDrawn(EVALUATORS), EVALUATION)
                .when(measured(1, "m0", 900_000L), EVALUATION);
    }

    /** These miners in the first round of a contribution task that says something else. */
    static Story<Task, TaskEvent> contributing(List<String> miners, UnaryOperator<TaskSpec> otherwise) {
        TaskSpec usual = spec(TaskKind.CONTRIBUTION, 4);
        CommitteeRules room = new CommitteeRules(
                2, miners.size(), Credits.of(10), "minority", SECOND, SECOND, SECOND, SECOND, SECOND);
        TaskSpec roomy = new TaskSpec(
                usual.kind(),
                usual.title(),
                usual.bounty(),
                usual.recipe(),
                usual.data(),
                usual.claimedInitialErrorMicros(),
                usual.targetErrorMicros(),
                usual.minimumIncrementMicros(),
                usual.rounds(),
                usual.deadline(),
                usual.preparation(),
                usual.round(),
                usual.aggregation(),
                false,
                room,
                usual.evaluation(),
                usual.pay());
        Story<Task, TaskEvent> story = given(new TaskEntity(), "t-1")
                .when(new TaskCommand.OpenTask(otherwise.apply(roomy)), ALICE)
                .when(POSTED, ACCOUNT);
        for (String miner : miners) {
            story = story.when(new TaskCommand.JoinTask(), participant(miner)).whenDone(miner(miner));
        }
        TaskCommand.OfferSegments offer =
                new TaskCommand.OfferSegments(cid("m0"), List.of(), List.of("v"), List.of("h"));
        return story.when(offer, ALICE)
                .when(new TaskCommand.EvaluatorsDrawn(EVALUATORS), EVALUATION)
                .when(send("v"), ALICE)
                .when(measured(1, "m0", 900_000L), EVALUATION);
    }

    private static Story<Task, TaskEvent> drafted(int rounds) {
        return given(new TaskEntity(), "t-1").when(open(TaskKind.TRAINING, rounds), ALICE);
    }

    private static Story<Task, TaskEvent> recruiting() {
        return drafted(2).whenDone(CLIENT_ACCOUNT).when(POSTED, ACCOUNT);
    }

    private static Story<Task, TaskEvent> preparing(int rounds) {
        return drafted(rounds)
                .when(POSTED, ACCOUNT)
                .when(new TaskCommand.ElectionBegan(12), COMMITTEE)
                .when(ELECTED, COMMITTEE);
    }

    private static Story<Task, TaskEvent> measuringBaseline(int rounds) {
        return preparing(rounds)
                .when(OFFER, ALICE)
                .when(ORDERED, COMMITTEE)
                .when(TRAINING_SEGMENTS, ALICE)
                .when(new TaskCommand.EvaluatorsDrawn(EVALUATORS), EVALUATION);
    }

    private static Story<Task, TaskEvent> training(int rounds) {
        return measuringBaseline(rounds).when(measured(1, "m0", 900_000L), EVALUATION);
    }

    private static Story<Task, TaskEvent> aggregating(int rounds) {
        return training(rounds)
                .when(update(1, "u-cat"), participant("cat"))
                .when(update(1, "u-bob"), participant("bob"))
                .when(update(1, "u-dan"), participant("dan"));
    }

    private static Story<Task, TaskEvent> measuring(int rounds) {
        return aggregating(rounds).when(new TaskCommand.SubmitAggregate(1, cid("m1")), participant("bob"));
    }

    private static Story<Task, TaskEvent> evaluating() {
        return measuring(1).when(measured(2, "m1", 900_000L, 500_000L, 400_000L, 450_000L), EVALUATION);
    }

    private static Story<Task, TaskEvent> settling() {
        return evaluating().when(send("h"), ALICE).when(measured(3, "m1", 460_000L), EVALUATION);
    }

    private static Story<Task, TaskEvent> contributing() {
        return given(new TaskEntity(), "t-1")
                .when(open(TaskKind.CONTRIBUTION, 2), ALICE)
                .when(POSTED, ACCOUNT)
                .when(new TaskCommand.JoinTask(), participant("bob"))
                .when(new TaskCommand.JoinTask(), participant("cat"))
                .whenDone(miner("bob"))
                .whenDone(miner("cat"))
                .when(new TaskCommand.JoinTask(), participant("dan"));
    }

    private static Story<Task, TaskEvent> contributionPreparing() {
        return contributing().after(SECOND);
    }

    private static Story<Task, TaskEvent> contributionTraining() {
        TaskCommand.OfferSegments offer =
                new TaskCommand.OfferSegments(cid("m0"), List.of(), List.of("v"), List.of("h"));
        return contributionPreparing()
                .when(offer, ALICE)
                .when(new TaskCommand.EvaluatorsDrawn(EVALUATORS), EVALUATION)
                .when(send("v"), ALICE)
                .when(measured(1, "m0", 900_000L), EVALUATION);
    }

    private static Story<Task, TaskEvent> contributionEvaluating() {
        return contributionTraining()
                .when(update(1, "u-bob"), participant("bob"))
                .when(update(1, "u-cat"), participant("cat"))
                .when(measured(2, "m1", 900_000L, 400_000L, 90_000L), EVALUATION);
    }

    private static EntityId miner(String name) {
        return EntityId.parse("miner/" + name);
    }

    private static Rejection busy() {
        return new NotNow(TASK, "Anything", "busy");
    }

    @Test
    void openingATaskReservesItsBountyAndFundingItPutsItOnTheBoard() {
        drafted(2)
                .thenSends(new Send(
                        CLIENT_ACCOUNT,
                        new assay.domain.account.AccountCommand.Transfer(
                                "fund:t-1", Accounts.escrow("t-1"), Credits.of(1000), "bounty of task/t-1")))
                .when(open(TaskKind.TRAINING, 2), ALICE)
                .thenUnchanged();
        assertThat(recruiting().sends()).extracting(Send::to).containsExactly(Board.MAIN, COMMITTEE_ID);
    }

    @Test
    void aClientWithoutMoneyHasAFailedTaskAndNothingElseHappens() {
        drafted(2)
                .whenRefused(CLIENT_ACCOUNT, busy())
                .then(new TaskEvent.FundingFailed(busy().message()))
                .thenState(task -> assertThat(task.phase()).isEqualTo("failed"))
                .thenSends();
    }

    @Test
    void theRoundClosesEarlyWhenAllHaveAnsweredAndTheLeaderIsAsked() {
        aggregating(2)
                .then(
                        new TaskEvent.UpdateAccepted(1, new Update(id("dan"), cid("u-dan"), 100, 500_000, 700_000)),
                        new TaskEvent.AggregationStarted(1, id("bob"), Story.START.plus(SECOND)))
                .thenWork("cat")
                .thenState(task -> assertThat(((Task.Training) task).round()).isInstanceOf(Round.Aggregating.class));
    }

    @Test
    void gainsFollowTheOrderOfArrivalAndNoiseCountsAsNone() {
        evaluating().thenState(task -> {
            Course course = ((Task.Evaluating) task).course();
            assertThat(course.findings().gains())
                    .containsExactly(
                            new Gain(id("cat"), 1, 900_000, 500_000), new Gain(id("bob"), 1, 500_000, 400_000));
            assertThat(course.findings().bestErrorMicros()).isEqualTo(400_000);
            assertThat(course.bestModel()).isEqualTo(cid("m1"));
        });
    }

    @Test
    void aLeaderWhoseAggregateIsNotWhatEvaluatorsComputedIsDeposed() {
        Story<Task, TaskEvent> story =
                measuring(2).when(measured(2, "other", 900_000L, 500_000L, 400_000L, 300_000L), EVALUATION);
        assertThat(story.events().get(0)).isEqualTo(new TaskEvent.LeaderDeposed(1, id("bob"), cid("m1"), cid("other")));
        story.thenState(task ->
                assertThat(((Task.Training) task).course().crew().leading()).isEqualTo(id("cat")));
    }

    @Test
    void aSilentLeaderIsSucceededUntilEvaluatorsDoWithoutAClaim() {
        aggregating(2)
                .after(SECOND)
                .then(new TaskEvent.LeaderSucceeded(1, id("bob"), id("cat"), Story.START.plus(SECOND.multipliedBy(2))))
                .when(new TaskCommand.SubmitAggregate(1, cid("m1")), participant("bob"))
                .thenRefused(new TaskRejection.NotLeading(TASK, id("bob"), id("cat")))
                .after(SECOND)
                .after(SECOND)
                .then(new TaskEvent.MeasurementStarted(1, 2));
    }

    @Test
    void theFactsOfTheSettlementAreWhatWasRecorded() {
        settling().thenState(task -> assertThat(
                        Settlement.facts((Task.Settling) task).reports())
                .containsExactly(new Reports(id("eva"), 3), new Reports(id("eve"), 3), new Reports(id("evo"), 3)));
        PayoutCommand.Settle settle =
                (PayoutCommand.Settle) settling().sends().get(0).command();
        assertThat(settle.facts().escrow()).isEqualTo(Credits.of(1000));
        assertThat(settle.facts().initialErrorMicros()).isEqualTo(900_000);
        assertThat(settle.approvers()).isEqualTo(EVALUATORS);
    }

    @Test
    void beforeTheFirstUpdateAnExitEarnsNobodyAnything() {
        Story<Task, TaskEvent> withdrawn = measuringBaseline(2).when(new TaskCommand.WithdrawTask(), ALICE);
        PayoutCommand.Settle settle =
                (PayoutCommand.Settle) withdrawn.sends().get(0).command();
        assertThat(settle.facts().gains()).isEmpty();
        assertThat(settle.facts().reports()).isEmpty();
        assertThat(settle.approvers()).isEmpty();
    }

    @Test
    void aModelAtTheTargetAlreadyCompletesAndRefunds() {
        measuringBaseline(2)
                .when(measured(1, "m0", 100_000L), EVALUATION)
                .thenState(task -> assertThat(((Task.Settling) task).ending()).isEqualTo(Ending.COMPLETED));
    }

    @Test
    void trainersNeverSeeValidationOrHiddenSegments() {
        training(2).thenState(task -> {
            List<Work> work = new TaskEntity().work(task, id("bob"), Story.START);
            assertThat(work).hasSize(1);
            Work.Train train = (Work.Train) work.get(0);
            assertThat(train.job().segments()).containsExactly(new Segment("b", cid("at-b")));
        });
    }

    @Test
    void aMemberSilentInTwoRoundsIsReplacedByTheCommittee() {
        Duration round = SECOND.multipliedBy(30);
        Story<Task, TaskEvent> once = training(4)
                .when(update(1, "u-bob"), participant("bob"))
                .when(update(1, "u-cat"), participant("cat"))
                .after(round);
        assertThat(once.events().get(0)).isEqualTo(new TaskEvent.MemberSilent(id("dan"), 1));
        Story<Task, TaskEvent> twice = once.when(new TaskCommand.SubmitAggregate(1, cid("m1")), participant("bob"))
                .when(measured(2, "m1", 900_000L, 500_000L, 400_000L), EVALUATION)
                .when(update(2, "v-bob"), participant("bob"))
                .after(round);
        assertThat(twice.sends()).contains(new Send(COMMITTEE_ID, new CommitteeCommand.ReplaceMember(id("dan"))));
        twice.when(new TaskCommand.MemberReplaced(id("dan"), id("fay")), COMMITTEE)
                .thenSends(new Send(EVALUATION_ID, new EvaluationCommand.Exclude(id("fay"))));
    }

    @Test
    void whoeverMeasuresInThePlaceOfAnotherApprovesThePayoutToo() {
        TaskCommand.EvaluatorReplaced replaced = new TaskCommand.EvaluatorReplaced(id("eve"), id("eli"));
        preparing(2).when(replaced, EVALUATION).thenUnchanged();
        evaluating()
                .when(replaced, EVALUATION)
                .then(new TaskEvent.EvaluatorReseated(id("eve"), id("eli")))
                .when(replaced, EVALUATION)
                .thenUnchanged()
                .when(send("h"), ALICE)
                .when(measured(3, "m1", 460_000L), EVALUATION)
                .thenState(task -> assertThat(Settlement.approvers((Task.Settling) task))
                        .containsExactlyElementsOf(who("eva", "eli", "evo")));
    }

    @Test
    void aMeasurementWithoutAQuorumIsAskedForOnceMoreBeforeTheTaskGivesUp() {
        TaskCommand.MeasurementFailed first = new TaskCommand.MeasurementFailed(2, "only 1 of 3 revealed");
        TaskCommand.MeasurementFailed second = new TaskCommand.MeasurementFailed(3, "only 1 of 3 revealed");
        Story<Task, TaskEvent> once = measuring(2);
        Story<Task, TaskEvent> repeated =
                once.when(first, EVALUATION).then(new TaskEvent.MeasurementRepeated(2, 3, "only 1 of 3 revealed"));
        assertThat(repeated.sends()).containsExactly(asAgain(once.sends(), 3));
        repeated.when(first, EVALUATION)
                .thenUnchanged()
                .when(measured(2, "m1", 900_000L, 500_000L, 400_000L, 450_000L), EVALUATION)
                .thenUnchanged()
                .when(measured(3, "m1", 900_000L, 500_000L, 400_000L, 450_000L), EVALUATION)
                .thenState(task ->
                        assertThat(((Task.Training) task).round().number()).isEqualTo(2));
        repeated.when(second, EVALUATION)
                .thenState(task -> assertThat(((Task.Settling) task).ending()).isEqualTo(Ending.FAILED));
    }

    @Test
    void whatTheStrategyKeepsGoesToTheNextRoundsJobs() {
        Optional<Cid> kept = Optional.of(cid("s1"));
        Report report = new Report(
                List.of(900_000L, 500_000L, 400_000L, 450_000L),
                List.of(1L, 1L, 1L, 1L),
                cid("m1"),
                kept,
                List.of(),
                0);
        Story<Task, TaskEvent> second = aggregating(2)
                .when(new TaskCommand.SubmitAggregate(1, cid("m1"), kept), participant("bob"))
                .when(new TaskCommand.MeasurementTaken(2, report, EVALUATORS), EVALUATION)
                .when(update(2, "v-cat"), participant("cat"))
                .when(update(2, "v-bob"), participant("bob"))
                .when(update(2, "v-dan"), participant("dan"))
                .thenState(task -> assertThat(Offers.to(task, id("bob"), Story.START))
                        .singleElement()
                        .satisfies(
                                work -> assertThat(((Work.Aggregate) work).job().state())
                                        .isEqualTo(kept)));
        assertThat(second.when(new TaskCommand.SubmitAggregate(2, cid("m2"), kept), participant("bob"))
                        .sends())
                .singleElement()
                .satisfies(send -> assertThat(((EvaluationCommand.MeasureModel) send.command())
                                .job()
                                .state())
                        .isEqualTo(kept));
    }

    @Test
    void aLeaderWhoClaimsAnotherStateThanTheEvaluatorsFoundIsDeposed() {
        aggregating(2)
                .when(new TaskCommand.SubmitAggregate(1, cid("m1"), Optional.of(cid("false"))), participant("bob"))
                .when(measured(2, "m1", 900_000L, 500_000L, 400_000L, 450_000L), EVALUATION)
                .thenState(task -> assertThat(
                                ((Task.Training) task).course().crew().leading())
                        .isEqualTo(id("cat")));
    }

    @Test
    void everyRoundMayRepeatItsMeasurement() {
        Story<Task, TaskEvent> story = measuring(2)
                .when(new TaskCommand.MeasurementFailed(2, "no quorum"), EVALUATION)
                .when(measured(3, "m1", 900_000L, 500_000L, 400_000L, 450_000L), EVALUATION)
                .when(update(2, "v-cat"), participant("cat"))
                .when(update(2, "v-bob"), participant("bob"))
                .when(update(2, "v-dan"), participant("dan"))
                .when(new TaskCommand.SubmitAggregate(2, cid("m2")), participant("bob"));
        story.when(new TaskCommand.MeasurementFailed(4, "no quorum"), EVALUATION)
                .then(new TaskEvent.MeasurementRepeated(4, 5, "no quorum"));
    }

    @Test
    void theInitialModelAndTheHiddenSegmentsAreMeasuredOnceMoreToo() {
        Story<Task, TaskEvent> baseline = measuringBaseline(2);
        Story<Task, TaskEvent> again = baseline.when(new TaskCommand.MeasurementFailed(1, "no quorum"), EVALUATION);
        assertThat(again.sends()).containsExactly(asAgain(baseline.sends(), 2));
        again.when(measured(2, "m0", 900_000L), EVALUATION)
                .thenState(task -> assertThat(((Task.Training) task).course().measurements())
                        .isEqualTo(2));
        Story<Task, TaskEvent> hidden = evaluating().when(send("h"), ALICE);
        Story<Task, TaskEvent> hiddenAgain = hidden.when(new TaskCommand.MeasurementFailed(3, "no quorum"), EVALUATION);
        assertThat(hiddenAgain.sends()).containsExactly(asAgain(hidden.sends(), 4));
        hiddenAgain
                .when(new TaskCommand.MeasurementFailed(4, "no quorum"), EVALUATION)
                .thenState(task -> assertThat(((Task.Settling) task).reason())
                        .isEqualTo("without a final measurement: no quorum"));
    }

    /** The only measurement among {@code sends}, as it is asked for under another number. */
    private static Send asAgain(List<Send> sends, long number) {
        return sends.stream()
                .filter(send -> send.command() instanceof EvaluationCommand.MeasureModel)
                .map(send -> new Send(
                        send.to(),
                        new EvaluationCommand.MeasureModel(
                                number, ((EvaluationCommand.MeasureModel) send.command()).job())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aContributionTaskTrainsOnTheMinersOwnDataWithoutALeader() {
        contributionTraining().thenState(task -> {
            Work.Train train = (Work.Train)
                    new TaskEntity().work(task, id("bob"), Story.START).get(0);
            assertThat(train.job().segments()).isEmpty();
        });
        contributionEvaluating().thenState(task -> assertThat(task.phase()).isEqualTo("evaluating"));
    }

    @Test
    void aFillerTaskNeedsNoMoneyAndSaysSoOnTheBoard() {
        TaskSpec paid = spec(TaskKind.TRAINING, 2);
        TaskSpec free = new TaskSpec(
                        paid.kind(),
                        paid.title(),
                        Credits.ZERO,
                        paid.recipe(),
                        paid.data(),
                        paid.claimedInitialErrorMicros(),
                        paid.targetErrorMicros(),
                        paid.minimumIncrementMicros(),
                        paid.rounds(),
                        paid.deadline(),
                        paid.preparation(),
                        paid.round(),
                        paid.aggregation(),
                        false,
                        paid.committee(),
                        paid.evaluation(),
                        paid.pay())
                .with(Campaign.unsaid().withFiller(true));
        given(new TaskEntity(), "t-1")
                .when(new TaskCommand.OpenTask(free), ALICE)
                .thenState(task -> assertThat(task).isInstanceOfSatisfying(Task.Recruiting.class, at -> {
                    assertThat(at.posted().listing().filler()).isTrue();
                    assertThat(at.posted().listing().bounty()).isEqualTo(Credits.ZERO);
                }))
                .when(new TaskCommand.WithdrawTask(), ALICE)
                .when(new TaskCommand.PayoutFinished(Credits.ZERO, Credits.ZERO), PAYOUT)
                .thenState(task -> assertThat(task.phase()).isEqualTo("withdrawn"));
    }

    @Test
    void aTaskThatLooksAtReputationsTakesNewcomersWhereItHasPlacesAndSaysInTheEndHowEverybodyDid() {
        StandingRules rules = new StandingRules(true, 200_000, 1);
        Rejection isNew = new MinerRejection.StandingTooLow(miner("dan"), 200_000, 0, true);
        Story<Task, TaskEvent> choosy = given(new TaskEntity(), "t-1")
                .when(
                        new TaskCommand.OpenTask(spec(TaskKind.CONTRIBUTION, 2)
                                .with(Campaign.unsaid().with(rules))),
                        ALICE)
                .when(POSTED, ACCOUNT)
                .when(new TaskCommand.JoinTask(), participant("bob"))
                .when(new TaskCommand.JoinTask(), participant("cat"))
                .when(new TaskCommand.JoinTask(), participant("dan"))
                .whenRefused(miner("bob"), isNew)
                .then(new TaskEvent.NewcomerInvited(id("bob")))
                .whenRefused(miner("dan"), isNew)
                .then(new TaskEvent.MinerTurnedAway(id("dan"), isNew.message()))
                .whenDone(miner("bob"))
                .whenDone(miner("cat"))
                .after(SECOND)
                .when(new TaskCommand.OfferSegments(cid("m0"), List.of(), List.of("v"), List.of("h")), ALICE)
                .when(send("v"), ALICE)
                .when(new TaskCommand.EvaluatorsDrawn(EVALUATORS), EVALUATION)
                .when(measured(1, "m0", 900_000L), EVALUATION)
                .when(update(1, "u-bob"), participant("bob"))
                .after(SECOND.multipliedBy(30))
                .when(
                        new TaskCommand.MeasurementTaken(
                                2,
                                new Report(List.of(900_000L, 800_000L), List.of(2L, 1L), cid("m1")),
                                who("eva", "eve")),
                        EVALUATION)
                .when(new TaskCommand.CommitteeFailed("enough"), COMMITTEE)
                .when(new TaskCommand.PayoutFinished(Credits.of(1), Credits.of(999)), PAYOUT);
        choosy.thenState(task -> {
            List<Send> rates =
                    Reactions.to(task, new TaskEvent.TaskClosed(Credits.of(1), Credits.of(999), Credits.ZERO, ""))
                            .stream()
                            .filter(send -> send.command() instanceof MinerCommand.Rate)
                            .toList();
            assertThat(rates)
                    .containsExactly(
                            rate("bob", new Testimony(Deed.ANSWERED, 1)),
                            rate("cat", new Testimony(Deed.SILENT, 1)),
                            rate("eva", new Testimony(Deed.AGREED, 2)),
                            rate("eve", new Testimony(Deed.AGREED, 2)),
                            rate("evo", new Testimony(Deed.AGREED, 1), new Testimony(Deed.DISAGREED, 1)));
        });
    }

    private static Send rate(String who, Testimony... deeds) {
        return new Send(miner(who), new MinerCommand.Rate(TASK, "TaskClosed", List.of(deeds)));
    }

    @Test
    void aMinerEngagedTooLateIsLetGo() {
        contributionPreparing()
                .whenDone(miner("dan"))
                .then(new TaskEvent.MinerTooLate(id("dan")))
                .thenSends(new Send(miner("dan"), new assay.domain.miner.MinerCommand.Release(TASK)));
    }

    @Test
    void theDeadlineGoesBeforeACommandAtTheSameTime() {
        training(2)
                .when(update(1, "u-bob"), participant("bob"))
                .when(update(1, "u-cat"), participant("cat"), Story.START.plus(Duration.ofMinutes(10)))
                .thenRefused(NotNow.class)
                .thenState(task -> assertThat(((Task.Settling) task).ending()).isEqualTo(Ending.EXPIRED));
    }

    @Test
    void whenItIsOverEverybodyIsToldAndTheMoneyAddsUp() {
        settling()
                .when(new TaskCommand.PayoutFinished(Credits.of(600), Credits.of(400)), PAYOUT)
                .thenSends(
                        new Send(Board.MAIN, new BoardCommand.Retire(TASK)),
                        new Send(EVALUATION_ID, new EvaluationCommand.Dissolve()))
                .thenState(task -> assertThat(task.phase()).isEqualTo("completed"));
        settling()
                .when(new TaskCommand.PayoutRefused("e-7", "another sum"), PAYOUT)
                .thenState(task -> assertThat(((Task.Closed) task).held()).isEqualTo(Credits.of(1000)));
        assertThat(settling().sends()).extracting(Send::to).containsExactly(PAYOUT_ID, COMMITTEE_ID);
    }

    @Test
    void everybodyElseIsRefused() {
        recruiting()
                .when(new TaskCommand.PayoutFinished(Credits.ZERO, Credits.ZERO), ALICE)
                .thenRefused(NotAllowed.class)
                .when(new TaskCommand.PayoutFinished(Credits.ZERO, Credits.ZERO), COMMITTEE)
                .thenRefused(NotAllowed.class)
                .when(new TaskCommand.WithdrawTask(), participant("bob"))
                .thenRefused(NotAllowed.class);
    }

    @Test
    void namesThatLeadToOtherAccountsOrToNoneAreRefused() {
        TaskCommand.OpenTask open = open(TaskKind.TRAINING, 2);
        for (String client : List.of("escrow.t-2", "stake.bob", "treasury", "cashier")) {
            given(new TaskEntity(), "t-1")
                    .when(open, participant(client))
                    .thenRefused(new NameNotUsable(TASK, client, Accounts.USABLE_NAME));
        }
        String longest = "t".repeat(Accounts.MAX_TASK_NAME);
        given(new TaskEntity(), longest + "t").when(open, ALICE).thenRefused(NameNotUsable.class);
        assertThat(given(new TaskEntity(), longest).when(open, ALICE).sends()).hasSize(1);
    }

    @Override
    protected Class<Task> stateType() {
        return Task.class;
    }

    @Override
    protected Class<TaskEvent> eventType() {
        return TaskEvent.class;
    }

    @Override
    protected List<Class<?>> commandTypes() {
        return List.of(TaskCommand.class, TransferNotice.class);
    }

    @Override
    protected Class<? extends Rejection> rejectionType() {
        return TaskRejection.class;
    }

    @Override
    protected String transitions() {
        return """
                Blank TaskDrafted Drafted
                Drafted TaskFunded Recruiting
                Drafted TaskFunded Enrolling
                Drafted FundingFailed Closed
                Recruiting ElectionStarted Electing
                Recruiting CrewFormed Preparing
                Recruiting SettlementStarted Settling
                Electing CrewFormed Preparing
                Electing SettlementStarted Settling
                Enrolling MinerApplied Enrolling
                Enrolling MinerJoined Enrolling
                Enrolling NewcomerInvited Enrolling
                Enrolling MinerTurnedAway Enrolling
                Enrolling CrewFormed Preparing
                Enrolling SettlementStarted Settling
                Preparing MinerTooLate Preparing
                Preparing SegmentsOffered Preparing
                Preparing OrderDecided Preparing
                Preparing SegmentsSent Preparing
                Preparing EvaluatorsSeated Preparing
                Preparing VerifiersSeated Preparing
                Preparing BaselineStarted Preparing
                Preparing MeasurementRepeated Preparing
                Preparing BaselineMeasured Training
                Preparing SettlementStarted Settling
                Training MinerTooLate Training
                Training RoundOpened Training
                Training UpdateAccepted Training
                Training UpdateCommitted Training
                Training RevealOpened Training
                Training UpdateRevealed Training
                Training UpdateCopied Training
                Training UpdateHeld Training
                Training UpdatesOrdered Training
                Training UpdatesFlagged Training
                Training IterationsRecorded Training
                Training SegmentDisputed Training
                Training MemberSilent Training
                Training MemberExchanged Training
                Training MemberDropped Training
                Training EvaluatorReseated Training
                Training VerificationStarted Training
                Training RoundChecked Training
                Training RoundMissed Training
                Training AggregationStarted Training
                Training LeaderSucceeded Training
                Training AggregateClaimed Training
                Training MeasurementStarted Training
                Training MeasurementRepeated Training
                Training LeaderDeposed Training
                Training RoundClosed Training
                Training TrainingEnded Evaluating
                Training SettlementStarted Settling
                Evaluating MinerTooLate Evaluating
                Evaluating HiddenRevealed Evaluating
                Evaluating MeasurementRepeated Evaluating
                Evaluating EvaluatorReseated Evaluating
                Evaluating FinalMeasured Evaluating
                Evaluating SettlementStarted Settling
                Settling MinerTooLate Settling
                Settling TaskClosed Closed
                Closed MinerTooLate Closed
                Drafted TaskFunded Assigning
                Assigning MinerApplied Assigning
                Assigning NewcomerInvited Assigning
                Assigning MinerTurnedAway Assigning
                Assigning MinerJoined Assigning
                Assigning AssignmentTaken Assigning
                Assigning AssignmentLapsed Assigning
                Assigning ResultHandedIn Assigning
                Assigning ScoringStarted Assigning
                Assigning ResultScored Assigning
                Assigning ResultAccepted Assigning
                Assigning ResultRejected Assigning
                Assigning EvaluatorsSeated Assigning
                Assigning EvaluatorReseated Assigning
                Assigning MeasurementRepeated Assigning
                Assigning SettlementStarted Settling
                """;
    }

    @Override
    protected List<Story<Task, TaskEvent>> stories() {
        List<Story<Task, TaskEvent>> stories = new ArrayList<>();
        openings(stories);
        preparations(stories);
        rounds(stories);
        endings(stories);
        stories.addAll(DisciplineTest.stories());
        stories.addAll(AssignmentTest.stories());
        stories.addAll(IteratingTest.stories());
        stories.addAll(VerifiedTaskTest.stories());
        return stories;
    }

    private static void openings(List<Story<Task, TaskEvent>> stories) {
        stories.add(given(new TaskEntity(), "t-1")
                .when(open(TaskKind.TRAINING, 0), ALICE)
                .thenRefused(TaskRejection.SpecOutOfBounds.class));
        stories.add(drafted(2)
                .when(open(TaskKind.TRAINING, 3), ALICE)
                .thenRefused(TaskRejection.NameTaken.class)
                .when(new TransferNotice("fund:t-1", false, "account full"), ACCOUNT));
        stories.add(recruiting().when(ELECTED, COMMITTEE));
        stories.add(recruiting().after(Duration.ofMinutes(10)));
        stories.add(recruiting()
                .when(new TaskCommand.ElectionBegan(4), COMMITTEE)
                .when(new TaskCommand.CommitteeFailed("nobody came"), COMMITTEE));
        stories.add(recruiting().whenDone(Board.MAIN).whenRefused(COMMITTEE_ID, busy()));
        stories.add(contributing()
                .when(new TaskCommand.JoinTask(), ALICE)
                .thenRefused(TaskRejection.ClientMayNotMine.class)
                .when(new TaskCommand.JoinTask(), participant("eli"))
                .thenRefused(TaskRejection.TaskFull.class)
                .whenRefused(miner("dan"), busy())
                .then(new TaskEvent.MinerTurnedAway(id("dan"), busy().message()))
                .when(new TaskCommand.WithdrawTask(), ALICE));
        stories.add(contributing().whenDone(miner("dan")));
        StandingRules choosy = new StandingRules(true, 200_000, 1);
        stories.add(given(new TaskEntity(), "t-1")
                .when(
                        new TaskCommand.OpenTask(spec(TaskKind.CONTRIBUTION, 2)
                                .with(Campaign.unsaid().with(choosy))),
                        ALICE)
                .when(POSTED, ACCOUNT)
                .when(new TaskCommand.JoinTask(), participant("bob"))
                .whenRefused(miner("bob"), new MinerRejection.StandingTooLow(miner("bob"), 200_000, 0, true)));
    }

    private static void preparations(List<Story<Task, TaskEvent>> stories) {
        stories.add(contributionPreparing().whenDone(miner("dan")));
        stories.add(contributionTraining().whenDone(miner("dan")));
        stories.add(contributionEvaluating().whenDone(miner("dan")));
        Story<Task, TaskEvent> settling = contributionEvaluating().after(SECOND.multipliedBy(20));
        stories.add(settling.whenDone(miner("dan")));
        stories.add(settling.when(new TaskCommand.PayoutFinished(Credits.of(1), Credits.of(999)), PAYOUT)
                .whenDone(miner("dan")));
        stories.add(preparing(2).after(SECOND.multipliedBy(20)));
        stories.add(preparing(2)
                .when(new TaskCommand.OfferSegments(cid("m0"), List.of("a"), List.of("v"), List.of("h")), ALICE)
                .thenRefused(new TaskRejection.OfferMisshapen(TASK, "training", 3, 1))
                .when(
                        new TaskCommand.OfferSegments(cid("m0"), List.of("a", "b", "b"), List.of("v"), List.of("h")),
                        ALICE)
                .thenRefused(new TaskRejection.SegmentRepeated(TASK, "b"))
                .when(offer(List.of("f".repeat(65)), List.of("h")), ALICE)
                .thenRefused(new TaskRejection.HashTooLong(TASK, 65, 64))
                .when(offer(numbered(251), List.of("h")), ALICE)
                .thenRefused(new TaskRejection.TooManySegments(TASK, "validation", 250, 251))
                .when(offer(List.of("v"), numbered(251)), ALICE)
                .thenRefused(new TaskRejection.TooManySegments(TASK, "hidden", 250, 251))
                .when(OFFER, ALICE)
                .when(ORDERED, COMMITTEE)
                .when(send("a", "b", "c", "v"), ALICE)
                .thenRefused(new TaskRejection.SegmentsNotAsked(TASK, 4, 4, 1, "b"))
                .when(new TaskCommand.WithdrawTask(), ALICE));
        stories.add(measuringBaseline(2)
                .when(new TaskCommand.MeasurementFailed(1, "no quorum"), EVALUATION)
                .when(new TaskCommand.MeasurementFailed(2, "no quorum"), EVALUATION));
    }

    private static void rounds(List<Story<Task, TaskEvent>> stories) {
        Duration round = SECOND.multipliedBy(30);
        stories.add(training(3).after(round).after(round));
        stories.add(aggregating(2).after(SECOND).after(SECOND).after(SECOND));
        stories.add(measuring(2).when(measured(2, "x", 900_000L, 500_000L, 400_000L, 300_000L), EVALUATION));
        stories.add(training(2)
                .when(new TaskCommand.ReportBadSegment("z"), participant("bob"))
                .thenRefused(TaskRejection.SegmentUnknown.class)
                .when(new TaskCommand.ReportBadSegment("b"), participant("bob"))
                .when(new TaskCommand.ReportBadSegment("a"), participant("cat"))
                .thenState(task -> assertThat(((Task.Settling) task).ending()).isEqualTo(Ending.FAILED)));
        stories.add(training(2)
                .when(new TaskCommand.MemberReplaced(id("dan"), id("fay")), COMMITTEE)
                .when(new TaskCommand.MemberLost(id("fay")), COMMITTEE)
                .when(update(1, "u-fay"), participant("fay"))
                .thenRefused(TaskRejection.NotOnCrew.class)
                .when(update(2, "u-bob"), participant("bob"))
                .thenRefused(TaskRejection.RoundNotCurrent.class)
                .when(new TaskCommand.SubmitUpdate(1, cid("u-bob"), 0, 0, 0), participant("bob"))
                .thenRefused(TaskRejection.NoSamples.class)
                .when(update(1, "u-bob"), participant("bob"))
                .when(update(1, "u-bob"), participant("bob"))
                .thenUnchanged()
                .when(update(1, "u-new"), participant("bob"))
                .thenRefused(TaskRejection.AlreadyAnswered.class)
                .when(update(1, "u-bob"), participant("cat"))
                .thenRefused(TaskRejection.CopiedUpdate.class)
                .when(update(1, "u-cat"), participant("cat"))
                .when(new TaskCommand.SubmitAggregate(1, cid("m1")), participant("cat"))
                .thenRefused(TaskRejection.NotLeading.class));
        stories.add(contributionTraining().after(round).after(round));
        TaskCommand.EvaluatorReplaced replaced = new TaskCommand.EvaluatorReplaced(id("eve"), id("eli"));
        stories.add(training(2).when(replaced, EVALUATION));
        stories.add(evaluating().when(replaced, EVALUATION));
    }

    private static void endings(List<Story<Task, TaskEvent>> stories) {
        stories.add(settling().when(new TaskCommand.PayoutFinished(Credits.of(600), Credits.of(400)), PAYOUT));
        stories.add(settling().when(new TaskCommand.PayoutRefused("e-7", "another sum"), PAYOUT));
        stories.add(measuring(2)
                .when(new TaskCommand.MeasurementFailed(2, "no quorum"), EVALUATION)
                .when(new TaskCommand.MeasurementFailed(3, "no quorum"), EVALUATION));
        stories.add(evaluating()
                .when(send("h"), ALICE)
                .when(new TaskCommand.MeasurementFailed(3, "no quorum"), EVALUATION)
                .when(new TaskCommand.MeasurementFailed(4, "no quorum"), EVALUATION));
        stories.add(evaluating().when(new TaskCommand.MeasurementFailed(0, "evaluators are gone"), EVALUATION));
    }
}
