package assay.domain.task;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.content.Cid;
import assay.domain.election.Lots;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.entity.Sha256;
import assay.domain.kit.Story;
import assay.domain.miner.MinerCommand;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.offence.SlashingTable.Penalty;
import assay.domain.participant.Work;
import assay.domain.training.Outliers;
import assay.domain.training.Protocol;
import assay.domain.training.Trait;
import assay.domain.training.UpdateRules;
import assay.domain.training.UpdateRules.Late;
import assay.domain.training.UpdateRules.Order;
import assay.domain.training.UpdateRules.Weights;
import assay.domain.training.WeightedUpdate;
import assay.domain.verification.VerificationRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisciplineTest {
    private static final EntityId TASK = EntityId.parse("task/t-1");
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration REVEAL = Duration.ofSeconds(10);
    private static final UpdateRules OPEN = UpdateRules.unsaid();
    private static final UpdateRules SEALED = OPEN.sealed(true);
    private static final SlashingTable TABLE = new SlashingTable(
            List.of(
                    new Penalty(Offence.NO_ANSWER, 100_000),
                    new Penalty(Offence.NO_REVEAL, 200_000),
                    new Penalty(Offence.COPY, 1_000_000),
                    new Penalty(Offence.WRONG_RESULT, 500_000)),
            300_000);

    /** A committee of bob, cat and dan in the first of four rounds. */
    static Story<Task, TaskEvent> training(UpdateRules rules, SlashingTable table) {
        return TaskTest.training(
                4, spec -> spec.with(spec.training().with(rules)).with(table));
    }

    static TaskCommand.CommitUpdate sealed(int round, String miner, String address) {
        String seal = Seal.of(TASK, round, new ParticipantId(miner), new Cid(address), 100, "salt");
        return new TaskCommand.CommitUpdate(round, seal);
    }

    static TaskCommand.RevealUpdate revealed(int round, String address) {
        return new TaskCommand.RevealUpdate(round, new Cid(address), 100, 500_000, 700_000, "salt");
    }

    private static TaskCommand.SubmitUpdate open(int round, String address, long samples) {
        return new TaskCommand.SubmitUpdate(round, new Cid(address), samples, 500_000, 700_000);
    }

    static Story<Task, TaskEvent> committed() {
        return training(SEALED, TABLE)
                .when(sealed(1, "cat", "u-cat"), participant("cat"))
                .when(sealed(1, "bob", "u-bob"), participant("bob"))
                .when(sealed(1, "dan", "u-dan"), participant("dan"));
    }

    /** Stories that pass through everything that these rules add. */
    static List<Story<Task, TaskEvent>> stories() {
        return List.of(
                committed()
                        .when(revealed(1, "u-bob"), participant("bob"))
                        .when(revealed(1, "u-cat"), participant("cat"))
                        .when(revealed(1, "x"), participant("dan"))
                        .thenRefused(TaskRejection.NotWhatWasCommitted.class)
                        .after(REVEAL),
                training(SEALED, TABLE)
                        .when(open(1, "u-bob", 1), participant("bob"))
                        .thenRefused(TaskRejection.UpdateNotSealed.class)
                        .when(new TaskCommand.CommitUpdate(1, "?"), participant("bob"))
                        .thenRefused(TaskRejection.SealNotValid.class)
                        .when(sealed(1, "bob", "u-bob"), participant("bob"))
                        .after(ROUND)
                        .when(revealed(1, "u-bob"), participant("cat"))
                        .thenRefused(TaskRejection.NotCommitted.class)
                        .after(REVEAL)
                        .after(ROUND),
                training(SEALED, TABLE)
                        .when(sealed(1, "bob", "same"), participant("bob"))
                        .when(sealed(1, "cat", "same"), participant("cat"))
                        .after(ROUND)
                        .when(revealed(1, "same"), participant("cat"))
                        .when(revealed(1, "same"), participant("bob")),
                training(OPEN.with(Late.NEXT_ROUND), TABLE)
                        .when(open(1, "u-bob", 1), participant("bob"))
                        .after(ROUND)
                        .when(open(1, "u-cat", 1), participant("cat")),
                flagging(),
                training(OPEN, TABLE)
                        .when(open(1, "u-bob", 1), participant("bob"))
                        .when(open(1, "u-bob", 1), participant("cat")));
    }

    /** Six members, one of whom moves ten times as many parameters as the others. */
    private static Story<Task, TaskEvent> flagging() {
        Story<Task, TaskEvent> story = TaskTest.contributing(
                List.of("a", "b", "c", "d", "e", "f"),
                spec -> spec.with(spec.training().with(OPEN.with(Outliers.EXCLUDE))));
        for (String member : List.of("a", "b", "c", "d", "e", "f")) {
            story = story.when(open(1, "u-" + member, 1), participant(member));
        }
        List<Trait> traits = List.of(
                new Trait(10, 10),
                new Trait(11, 9),
                new Trait(12, 11),
                new Trait(100, 100),
                new Trait(9, 10),
                new Trait(10, 12));
        TaskCommand.MeasurementTaken taken =
                TaskTest.measured(2, "m1", 900_000L, 800_000L, 700_000L, 600_000L, 600_000L, 550_000L, 500_000L);
        return story.when(
                new TaskCommand.MeasurementTaken(2, taken.median().with(traits), taken.agreeing()),
                entity("evaluation/t-1"));
    }

    @Test
    void anUpdateThatStandsOutIsRecordedAndCountsAsNone() {
        Story<Task, TaskEvent> story = flagging();
        assertThat(story.events().get(0))
                .isEqualTo(new TaskEvent.UpdatesFlagged(1, List.of(new ParticipantId("d")), true));
        assertThat(((Task.Training) story.state()).course().attendance().labours())
                .extracting(labour -> labour.miner().name())
                .containsExactly("a", "b", "c", "e", "f");
    }

    @Test
    void everythingThatIsWrongAboutTheseRulesIsSaidAtOnce() {
        TaskSpec sound = TaskTest.spec(TaskKind.CONTRIBUTION, 2);
        UpdateRules wrong =
                new UpdateRules(true, Duration.ZERO, Late.NEXT_ROUND, Order.ARRIVAL, Weights.ALLOCATED, Outliers.FLAG);
        SlashingTable greedy = new SlashingTable(
                List.of(
                        new Penalty(Offence.COPY, 0),
                        new Penalty(Offence.COPY, 1_000_001),
                        new Penalty(Offence.WRONG_PROOF, 500_000)),
                300_001);
        TaskSpec spec = sound.with(sound.training().with(wrong))
                .with(greedy)
                .with(sound.evaluation().patientFor(-1))
                .with(new VerificationRules(3, 20_000));
        assertThat(DisciplineCheck.violations(spec))
                .extracting(SpecViolation::field)
                .containsExactly(
                        "evaluation.patience",
                        "training.updates.reveal",
                        "training.updates.late",
                        "training.updates.weights",
                        "training.updates.outliers",
                        "slashing.penalties[0].share",
                        "slashing.penalties[1].share",
                        "slashing.penalties[1].offence",
                        "slashing.finder",
                        "committee.stake");
        TaskSpec residual =
                sound.with(sound.training().with(Protocol.ASYNC_RESIDUAL).with(OPEN.sealed(true)));
        assertThat(DisciplineCheck.violations(residual))
                .containsExactly(new SpecViolation(
                        "training.updates.sealed",
                        "true",
                        "false, or true of the protocol federated: residual maps are applied as they come, and count in time"
                                + " only"));
        TaskSpec four =
                sound.with(sound.training().with(Protocol.ASYNC_RESIDUAL).with(OPEN.with(Outliers.EXCLUDE)));
        assertThat(DisciplineCheck.violations(four))
                .containsExactly(new SpecViolation(
                        "training.updates.outliers",
                        "exclude",
                        "ignore: with committee.maximum 3 there are never 5 members to compare"));
    }

    /**
     * A bounty of 1000, 800 of it the miners', of whom there are two at least, in two rounds: a round brings 200. Looked at
     * once in fifty, at half of the stake: 49 · 200 / 0.5 = 19,600 must be at stake.
     */
    @Test
    void aStakeThatDoesNotDeterIsRefusedWithWhatWouldBeEnough() {
        TaskSpec sound = TaskTest.spec(TaskKind.TRAINING, 2)
                .with(new SlashingTable(List.of(new Penalty(Offence.WRONG_PROOF, 500_000)), 0))
                .with(new VerificationRules(3, 20_000));
        assertThat(DisciplineCheck.violations(sound))
                .containsExactly(new SpecViolation(
                        "committee.stake",
                        "10.000000",
                        "at least 19600.000000: a checked step brings a member up to 200.000000, is looked at with"
                                + " probability 0.02 and costs 0.5 of the stake when it is wrong (stake at risk ≥ gain ×"
                                + " (1/p − 1))"));
    }

    @Test
    void nobodySeesAnUpdateWhileThereIsTimeToHandOneIn() {
        Story<Task, TaskEvent> story = committed();
        assertThat(story.events())
                .containsExactly(
                        new TaskEvent.UpdateCommitted(
                                1,
                                new ParticipantId("dan"),
                                sealed(1, "dan", "u-dan").commitment()),
                        new TaskEvent.RevealOpened(1, story.now().plus(REVEAL)));
        assertThat(new TaskEntity().work(story.state(), new ParticipantId("bob"), story.now()))
                .hasSize(1)
                .first()
                .isInstanceOf(Work.RevealUpdate.class);
    }

    @Test
    void whatIsShownCountsInTheOrderOfTheCommitments() {
        Story<Task, TaskEvent> story = committed()
                .when(revealed(1, "u-dan"), participant("dan"))
                .when(revealed(1, "u-bob"), participant("bob"))
                .when(revealed(1, "u-cat"), participant("cat"));
        assertThat(story.events())
                .contains(new TaskEvent.UpdatesOrdered(
                        1, List.of(new ParticipantId("cat"), new ParticipantId("bob"), new ParticipantId("dan"))));
        assertThat(((Task.Training) story.state()).round()).isInstanceOf(Round.Aggregating.class);
    }

    @Test
    void aCommitmentThatWasCopiedOpensForNobodyElse() {
        training(SEALED, TABLE)
                .when(sealed(1, "bob", "u-bob"), participant("bob"))
                .when(sealed(1, "bob", "u-bob"), participant("cat"))
                .after(ROUND)
                .when(revealed(1, "u-bob"), participant("bob"))
                .when(revealed(1, "u-bob"), participant("cat"))
                .thenRefused(TaskRejection.NotWhatWasCommitted.class);
    }

    @Test
    void ofTwoThatAreTheSameTheOneThatWasCommittedToFirstCounts() {
        training(SEALED, TABLE)
                .when(sealed(1, "bob", "same"), participant("bob"))
                .when(sealed(1, "cat", "same"), participant("cat"))
                .after(ROUND)
                .when(revealed(1, "same"), participant("cat"))
                .when(revealed(1, "same"), participant("bob"))
                .thenState(task -> assertThat(((Task.Training) task).round().updates())
                        .extracting(Update::miner)
                        .containsExactly(new ParticipantId("bob")));
    }

    @Test
    void whoShowsNothingLosesStakeAndNobodyGetsItButTheTreasury() {
        Story<Task, TaskEvent> story = committed()
                .when(revealed(1, "u-bob"), participant("bob"))
                .when(revealed(1, "u-cat"), participant("cat"))
                .after(REVEAL);
        assertThat(story.sends())
                .contains(new Send(
                        EntityId.parse("miner/dan"),
                        new MinerCommand.Slash(
                                TASK, Offence.NO_REVEAL, 200_000, Optional.empty(), 0, "MemberSilent of round 1")));
        assertThat(((Task.Training) story.state()).round().updates()).hasSize(2);
    }

    @Test
    void aTaskGoesOnFromItsRecordedStateWhereverItWasInterrupted() {
        // A host that dies keeps nothing but events: what they give is where it goes on.
        Story<Task, TaskEvent> before = committed().when(revealed(1, "u-bob"), participant("bob"));
        List<TaskEvent> recorded = before.recorded();
        Task again = new TaskEntity().initial("t-1");
        for (TaskEvent event : recorded) again = event.applyTo(again);
        assertThat(again).isEqualTo(before.state());
        assertThat(new TaskEntity().wakeAt(again)).isEqualTo(new TaskEntity().wakeAt(before.state()));
        assertThat(new TaskEntity().work(again, new ParticipantId("cat"), before.now()))
                .hasSize(1);
    }

    @Test
    void aLateUpdateIsRefusedUnlessTheTaskTakesItForTheNextRound() {
        training(OPEN, TABLE)
                .when(open(1, "u-bob", 1), participant("bob"))
                .after(ROUND)
                .when(open(1, "u-cat", 1), participant("cat"))
                .thenRefused(assay.domain.entity.NotNow.class);
        Story<Task, TaskEvent> held = training(OPEN.with(Late.NEXT_ROUND), TABLE)
                .when(open(1, "u-bob", 50), participant("bob"))
                .after(ROUND)
                .when(open(1, "u-cat", 50), participant("cat"));
        assertThat(held.events()).hasSize(1).first().isInstanceOf(TaskEvent.UpdateHeld.class);
        Story<Task, TaskEvent> next = held.when(new TaskCommand.SubmitAggregate(1, new Cid("m1")), participant("bob"))
                .when(TaskTest.measured(2, "m1", 900_000L, 500_000L), entity("evaluation/t-1"))
                .when(open(2, "v-cat", 50), participant("cat"))
                .thenRefused(TaskRejection.AlreadyAnswered.class)
                .when(open(1, "u-dan", 50), participant("dan"))
                .when(open(2, "v-bob", 50), participant("bob"));
        Task.Training at = (Task.Training) next.state();
        assertThat(at.round()).isInstanceOf(Round.Aggregating.class);
        // Half of what a fresh one weighs (Xie, Koyejo, Gupta 2019: 1 / (1 + staleness)).
        assertThat(Weighting.of(at))
                .containsExactly(
                        new WeightedUpdate(new Cid("u-cat"), 50),
                        new WeightedUpdate(new Cid("u-dan"), 50),
                        new WeightedUpdate(new Cid("v-bob"), 100));
    }

    @Test
    void lotsAreDrawnOverEverythingThatWasHandedIn() {
        Story<Task, TaskEvent> story = training(OPEN.with(Order.DRAWN), TABLE)
                .when(open(1, "u-cat", 1), participant("cat"))
                .when(open(1, "u-bob", 1), participant("bob"))
                .when(open(1, "u-dan", 1), participant("dan"));
        String beacon = Sha256.of("order")
                .with("t-1")
                .with(1)
                .with("cat")
                .with("u-cat")
                .with("bob")
                .with("u-bob")
                .with("dan")
                .with("u-dan")
                .hex();
        List<ParticipantId> members =
                List.of(new ParticipantId("cat"), new ParticipantId("bob"), new ParticipantId("dan"));
        assertThat(((Task.Training) story.state()).round().updates())
                .extracting(Update::miner)
                .isEqualTo(Lots.draw(beacon, members, 3));
    }

    @Test
    void whatMinersClaimWeighsOnlyWhereTheTaskSaysSo() {
        for (Weights weights : Weights.values()) {
            Story<Task, TaskEvent> story = training(OPEN.with(weights), TABLE)
                    .when(open(1, "u-cat", 1_000_000), participant("cat"))
                    .when(open(1, "u-bob", 1), participant("bob"));
            List<Long> expected = weights == Weights.CLAIMED ? List.of(1_000_000L, 1L) : List.of(1L, 1L);
            assertThat(Weighting.of((Task.Training) story.state()))
                    .extracting(WeightedUpdate::samples)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aCopyIsRecordedOnceAndItsAuthorGetsTheFindersShare() {
        Story<Task, TaskEvent> story = training(OPEN, TABLE)
                .when(open(1, "u-bob", 1), participant("bob"))
                .when(open(1, "u-bob", 1), participant("cat"))
                .then(new TaskEvent.UpdateCopied(1, new ParticipantId("cat"), new ParticipantId("bob")))
                .thenSends(new Send(
                        EntityId.parse("miner/cat"),
                        new MinerCommand.Slash(
                                TASK,
                                Offence.COPY,
                                1_000_000,
                                Optional.of(new ParticipantId("bob")),
                                300_000,
                                "UpdateCopied of round 1")));
        story.when(open(1, "u-bob", 1), participant("cat")).thenRefused(TaskRejection.CopiedUpdate.class);
        training(OPEN, SlashingTable.unsaid())
                .when(open(1, "u-bob", 1), participant("bob"))
                .when(open(1, "u-bob", 1), participant("cat"))
                .thenRefused(TaskRejection.CopiedUpdate.class);
    }

    @Test
    void aMemberSilentTwiceAndALeaderWhoClaimsSomethingElseLoseStake() {
        Story<Task, TaskEvent> twice = training(OPEN, TABLE).after(ROUND);
        assertThat(twice.sends()).noneMatch(send -> send.command() instanceof MinerCommand.Slash);
        Story<Task, TaskEvent> deposed = training(OPEN, TABLE)
                .when(open(1, "u-bob", 1), participant("bob"))
                .after(ROUND)
                .when(new TaskCommand.SubmitAggregate(1, new Cid("m1")), participant("bob"))
                .when(TaskTest.measured(2, "other", 900_000L, 500_000L), entity("evaluation/t-1"));
        assertThat(deposed.sends())
                .contains(new Send(
                        EntityId.parse("miner/bob"),
                        new MinerCommand.Slash(
                                TASK, Offence.WRONG_RESULT, 500_000, Optional.empty(), 0, "LeaderDeposed of round 1")));
        Story<Task, TaskEvent> gone =
                deposed.when(open(2, "v-bob", 1), participant("bob")).after(ROUND);
        assertThat(gone.sends())
                .extracting(Send::command)
                .filteredOn(MinerCommand.Slash.class::isInstance)
                .hasSize(2);
    }
}
