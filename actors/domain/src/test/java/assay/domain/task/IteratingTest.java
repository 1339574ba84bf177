package assay.domain.task;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.TransferNotice;
import assay.domain.committee.CommitteeRules;
import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.evaluation.Report;
import assay.domain.kit.Story;
import assay.domain.money.Credits;
import assay.domain.participant.Work;
import assay.domain.payout.Gain;
import assay.domain.payout.PayRules;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.Layer;
import assay.domain.training.Protocol;
import assay.domain.training.Recipe;
import assay.domain.training.ResidualRules;
import assay.domain.training.Segment;
import assay.domain.training.TrainingRules;
import assay.domain.training.UpdateRules;
import assay.domain.training.WeightedUpdate;
import assay.domain.verification.VerificationRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rounds in which members hand in iterations: three a round, two a message. */
class IteratingTest {
    private static final EntityId TASK = EntityId.parse("task/t-1");
    private static final Origin ALICE = participant("alice");
    private static final Origin BOB = participant("bob");
    private static final Origin CAT = participant("cat");
    private static final Origin EVALUATION = entity("evaluation/t-1");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final ParticipantId BOBS = new ParticipantId("bob");
    private static final ParticipantId CATS = new ParticipantId("cat");
    private static final List<ParticipantId> EVALUATORS =
            List.of(new ParticipantId("eva"), new ParticipantId("eve"), new ParticipantId("evo"));

    private static TaskSpec spec() {
        return new TaskSpec(
                        TaskKind.CONTRIBUTION,
                        "Digits",
                        Credits.of(1000),
                        new Recipe(List.of(new Layer(10, Activation.LINEAR)), 100_000, 0, 16, 1),
                        new DataPlan(new DataSource(DataFormat.DIGITS, "", "", ""), 3, 100_000, 100_000, 7),
                        900_000,
                        100_000,
                        1_000,
                        3,
                        Duration.ofMinutes(10),
                        SECOND.multipliedBy(20),
                        ROUND,
                        ResidualRules.STRATEGY,
                        false,
                        new CommitteeRules(2, 2, Credits.of(10), "minority", SECOND, SECOND, SECOND, SECOND, SECOND),
                        new EvaluationRules(3, 5_000, SECOND, SECOND, SECOND),
                        new PayRules("improvement", 800_000, 100_000, SECOND))
                .with(TrainingRules.unsaid().with(Protocol.ASYNC_RESIDUAL).with(new ResidualRules(120_000, 3, 2, 50)));
    }

    private static Cid cid(String text) {
        return new Cid(text);
    }

    private static String hash(String of) {
        return Sha256.of(of).hex();
    }

    private static Story<Task, TaskEvent> training() {
        TaskCommand.OfferSegments offer =
                new TaskCommand.OfferSegments(cid("m0"), List.of(), List.of("v"), List.of("h"));
        return given(new TaskEntity(), "t-1")
                .when(new TaskCommand.OpenTask(spec()), ALICE)
                .when(new TransferNotice("fund:t-1", true, ""), entity("account/alice"))
                .when(new TaskCommand.JoinTask(), BOB)
                .when(new TaskCommand.JoinTask(), CAT)
                .whenDone(EntityId.parse("miner/bob"))
                .whenDone(EntityId.parse("miner/cat"))
                .when(offer, ALICE)
                .when(new TaskCommand.EvaluatorsDrawn(EVALUATORS), EVALUATION)
                .when(new TaskCommand.SendSegments(List.of(new Segment("v", cid("at-v")))), ALICE)
                .when(measured(1, "m0", 900_000L), EVALUATION);
    }

    private static TaskCommand.MeasurementTaken measured(long number, String aggregate, Long... errors) {
        Report median = new Report(List.of(errors), List.of(errors), cid(aggregate));
        return new TaskCommand.MeasurementTaken(number, median, EVALUATORS);
    }

    /** A member's iterations {@code first} to before {@code first + count}, honestly chained, of two words each. */
    private static List<Iteration> chain(String who, int first, int count, String... peers) {
        List<Iteration> chain = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            List<WeightedUpdate> applied = new ArrayList<>();
            for (String peer : i == first ? peers : new String[0]) applied.add(new WeightedUpdate(cid(peer), 0));
            chain.add(new Iteration(
                    i,
                    0,
                    hash(who + " batch " + i),
                    hash(who + " map " + i),
                    1,
                    1,
                    500_000 - i,
                    700_000,
                    3,
                    Iteration.peers(applied),
                    hash(who + " model " + i),
                    hash(who + " model " + (i + 1)),
                    i == 0 ? Iteration.NO_RESIDUAL : hash(who + " residual " + i),
                    hash(who + " residual " + (i + 1))));
        }
        return chain;
    }

    private static TaskCommand.SubmitIterations message(
            int round, String who, int consumed, int first, int count, String... peers) {
        return new TaskCommand.SubmitIterations(
                round,
                consumed,
                cid(who + "-maps-" + first),
                cid(who + "-state-" + first),
                chain(who, first, count, peers));
    }

    private static TaskCommand.SubmitIterations with(TaskCommand.SubmitIterations from, List<Iteration> chain) {
        return new TaskCommand.SubmitIterations(from.round(), from.consumed(), from.maps(), from.state(), chain);
    }

    private static Work.Iterate work(Task task, ParticipantId who) {
        return (Work.Iterate) new TaskEntity().work(task, who, Story.START).get(0);
    }

    /** Stories that pass through what only this protocol has. */
    static List<Story<Task, TaskEvent>> stories() {
        TaskCommand.SubmitIterations first = message(1, "bob", 0, 0, 2);
        List<Iteration> broken = new ArrayList<>(chain("bob", 0, 1));
        broken.add(chain("cat", 1, 1).get(0));
        Iteration link = chain("bob", 0, 1).get(0);
        Iteration flood = new Iteration(
                0,
                0,
                link.batch(),
                link.map(),
                50,
                1,
                0,
                0,
                0,
                link.peers(),
                link.modelBefore(),
                link.modelAfter(),
                link.residualBefore(),
                link.residualAfter());
        return List.of(training()
                .when(new TaskCommand.SubmitUpdate(1, cid("u"), 100, 0, 0), BOB)
                .thenRefused(new TaskRejection.OtherProtocol(TASK, Protocol.ASYNC_RESIDUAL))
                .when(message(1, "bob", 0, 0, 3), BOB)
                .thenRefused(new TaskRejection.IterationsNotAsked(TASK, BOBS, 2, 3))
                .when(message(1, "bob", 1, 0, 2), BOB)
                .thenRefused(new TaskRejection.MessagesUnknown(TASK, BOBS, 0, 0, 1))
                .when(with(first, broken), BOB)
                .thenRefused(new TaskRejection.ChainBroken(
                        TASK, BOBS, 1, "residual before it", hash("bob residual 1"), hash("cat residual 1")))
                .when(with(first, List.of(flood)), BOB)
                .thenRefused(new TaskRejection.TooManyWords(TASK, BOBS, 0, 50, 50, 1))
                .when(first, BOB)
                .when(message(1, "cat", 1, 0, 2, "bob-maps-0"), CAT)
                .when(message(1, "bob", 2, 2, 1, "cat-maps-0"), BOB)
                .after(ROUND));
    }

    @Test
    void iterationsAreRecordedInTheOrderInWhichTheyComeAndShownToTheOthersInIt() {
        TaskCommand.SubmitIterations first = message(1, "bob", 0, 0, 2);
        training()
                .thenState(task -> {
                    Job.Iterate job = work(task, BOBS).job();
                    assertThat(job.peers()).isEmpty();
                    assertThat(job.fresh()).isTrue();
                    assertThat(job.state()).isEmpty();
                    assertThat(job.count()).isEqualTo(2);
                })
                .when(first, BOB)
                .then(new TaskEvent.IterationsRecorded(
                        1, BOBS, 0, cid("bob-maps-0"), cid("bob-state-0"), first.iterations()))
                .when(first, BOB)
                .thenUnchanged()
                .thenState(task -> {
                    // Nobody waits: bob may go on, and cat learns of what bob has sent.
                    Job.Iterate next = work(task, BOBS).job();
                    assertThat(next.peers()).isEmpty();
                    assertThat(next.fresh()).isFalse();
                    assertThat(next.state()).contains(cid("bob-state-0"));
                    assertThat(next.first()).isEqualTo(2);
                    assertThat(next.count()).isEqualTo(1);
                    assertThat(work(task, CATS).job().peers())
                            .containsExactly(new WeightedUpdate(cid("bob-maps-0"), 4));
                    assertThat(work(task, CATS).consumed()).isEqualTo(1);
                });
    }

    @Test
    void mapsAreAppliedOnceAndNothingRecordedByThenMayBeLeftOut() {
        training()
                .when(message(1, "bob", 0, 0, 2), BOB)
                .when(message(1, "cat", 0, 0, 2), CAT)
                // Bob's second message was begun before cat's first came: it may be late, but not later.
                .when(message(1, "bob", 1, 2, 1), BOB)
                .when(message(1, "cat", 1, 2, 1, "bob-maps-0"), CAT)
                .thenRefused(new TaskRejection.MessagesUnknown(TASK, CATS, 2, 3, 1))
                .when(message(1, "cat", 2, 2, 1), CAT)
                .thenRefused(new TaskRejection.ChainBroken(
                        TASK,
                        CATS,
                        2,
                        "peers' messages",
                        Iteration.peers(List.of(new WeightedUpdate(cid("bob-maps-0"), 0))),
                        Iteration.peers(List.of())))
                .when(message(1, "cat", 3, 2, 1, "bob-maps-0", "bob-maps-2"), CAT)
                .thenState(task -> assertThat(((Task.Training) task).round()).isInstanceOf(Round.Measuring.class));
    }

    @Test
    void whenAllAreThroughEvaluatorsMeasureTheModelAfterEachMessage() {
        Story<Task, TaskEvent> measuring = training()
                .when(message(1, "bob", 0, 0, 2), BOB)
                .when(message(1, "bob", 1, 2, 1), BOB)
                .when(message(1, "cat", 2, 0, 2, "bob-maps-0", "bob-maps-2"), CAT)
                .when(message(1, "cat", 3, 2, 1), CAT);
        Job.Measure job =
                ((EvaluationCommand.MeasureModel) measuring.sends().get(0).command()).job();
        assertThat(job.strategy()).isEqualTo(ResidualRules.STRATEGY);
        assertThat(job.updates())
                .extracting(update -> update.update().text())
                .containsExactly("bob-maps-0", "bob-maps-2", "cat-maps-0", "cat-maps-2");
        // Learning rate 0.1 times τ 0.12.
        assertThat(job.rules().stepPicos()).isEqualTo(12_000_000_000L);
        measuring
                .when(measured(2, "m1", 900_000L, 700_000L, 690_000L, 500_000L, 500_500L), EVALUATION)
                .thenState(task -> {
                    Course course = ((Task.Training) task).course();
                    assertThat(course.findings().gains())
                            .containsExactly(
                                    new Gain(BOBS, 1, 900_000, 700_000),
                                    new Gain(BOBS, 1, 700_000, 690_000),
                                    new Gain(CATS, 1, 690_000, 500_000));
                });
    }

    @Test
    void theResidualIsCarriedIntoTheNextRoundAndTheModelIsNot() {
        Story<Task, TaskEvent> second = training()
                .when(message(1, "bob", 0, 0, 2), BOB)
                .after(ROUND)
                .when(measured(2, "m1", 900_000L, 700_000L), EVALUATION);
        second.thenState(task -> {
            Job.Iterate job = work(task, BOBS).job();
            assertThat(job.base()).isEqualTo(cid("m1"));
            assertThat(job.fresh()).isTrue();
            assertThat(job.state()).contains(cid("bob-state-0"));
            assertThat(job.first()).isEqualTo(2);
            assertThat(job.count()).isEqualTo(2);
            // Late in the first round, cat was silent in it.
            assertThat(((Task.Training) task).course().attendance().silent().get(CATS))
                    .isEqualTo(Optional.of(1));
        });
        second.when(with(message(2, "bob", 0, 2, 1), chain("bob", 0, 1)), BOB)
                .thenRefused(TaskRejection.ChainBroken.class)
                .when(message(1, "bob", 0, 2, 1), BOB)
                .thenRefused(TaskRejection.RoundNotCurrent.class)
                .when(message(2, "bob", 0, 2, 2), BOB)
                .when(message(2, "bob", 1, 4, 1), BOB)
                .when(message(2, "bob", 2, 5, 1), BOB)
                .thenRefused(new TaskRejection.IterationsNotAsked(TASK, BOBS, 0, 1));
    }

    @Test
    void theVeryFirstIterationHasNoResidualToChoose() {
        Iteration honest = chain("bob", 0, 1).get(0);
        Iteration ground = new Iteration(
                0,
                0,
                honest.batch(),
                honest.map(),
                1,
                1,
                0,
                0,
                0,
                honest.peers(),
                honest.modelBefore(),
                honest.modelAfter(),
                hash("one that suits me"),
                honest.residualAfter());
        training()
                .when(with(message(1, "bob", 0, 0, 1), List.of(ground)), BOB)
                .thenRefused(new TaskRejection.ChainBroken(
                        TASK, BOBS, 0, "residual before it", Iteration.NO_RESIDUAL, hash("one that suits me")));
    }

    @Test
    void anotherMembersMapsAreNoWorkOfOnesOwn() {
        TaskCommand.SubmitIterations own = message(1, "cat", 0, 0, 2);
        training()
                .when(message(1, "bob", 0, 0, 2), BOB)
                .when(
                        new TaskCommand.SubmitIterations(1, 0, cid("bob-maps-0"), cid("cat-state-0"), own.iterations()),
                        CAT)
                .thenRefused(new TaskRejection.CopiedUpdate(TASK, 1, BOBS));
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedWhenTheTaskIsPosted() {
        TaskSpec sound = spec();
        assertThat(TaskSpecCheck.violations(sound)).isEmpty();
        TaskSpec many = sound.with(sound.training().with(new ResidualRules(0, 2_000, 1, 0)));
        assertThat(TaskSpecCheck.violations(many))
                .extracting(SpecViolation::field)
                .containsExactly("training.residual.tau", "training.residual.words", "training.residual.every");
        TaskSpec checked = sound.with(new VerificationRules(3, 20_000))
                .with(sound.training().with(sound.training().updates().with(UpdateRules.Order.DRAWN)));
        assertThat(TaskSpecCheck.violations(checked))
                .extracting(SpecViolation::field)
                .contains("training.updates.order", "verification.verifiers");
        TaskSpec federated = sound.with(sound.training().with(Protocol.FEDERATED));
        assertThat(TaskSpecCheck.violations(federated))
                .extracting(SpecViolation::field)
                .containsExactly("aggregation");
    }
}
