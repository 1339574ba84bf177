package assay.domain.task;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static assay.domain.task.TaskTest.cid;
import static assay.domain.task.TaskTest.id;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.CommitteeRules;
import assay.domain.committee.Quotas;
import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.kit.Story;
import assay.domain.money.Credits;
import assay.domain.payout.Service;
import assay.domain.verification.Checks;
import assay.domain.verification.Claim;
import assay.domain.verification.Transcript;
import assay.domain.verification.VerificationCommand;
import assay.domain.verification.VerificationRules;
import assay.domain.verification.VerifierSeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a task does whose training is verified. */
class VerifiedTaskTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String HEX = "0123456789abcdef".repeat(4);
    private static final Transcript TRANSCRIPT = new Transcript(40, HEX, HEX, "kernel");
    private static final VerificationRules RULES = new VerificationRules(3, 20_000);
    private static final Origin VERIFICATION = entity("verification/t-1");
    private static final EntityId VERIFICATION_ID = EntityId.parse("verification/t-1");
    private static final List<ParticipantId> VERIFIERS = List.of(id("val"), id("vic"), id("vio"));

    private static Story<Task, TaskEvent> seating() {
        TaskSpec spec = TaskTest.spec(TaskKind.TRAINING, 2).with(RULES);
        return given(new TaskEntity(), "t-1")
                .when(new TaskCommand.OpenTask(spec), TaskTest.ALICE)
                .when(TaskTest.POSTED, TaskTest.ACCOUNT)
                .when(new TaskCommand.ElectionBegan(12), TaskTest.COMMITTEE)
                .when(TaskTest.ELECTED, TaskTest.COMMITTEE)
                .when(TaskTest.OFFER, TaskTest.ALICE)
                .when(TaskTest.ORDERED, TaskTest.COMMITTEE)
                .when(TaskTest.TRAINING_SEGMENTS, TaskTest.ALICE)
                .when(new TaskCommand.EvaluatorsDrawn(TaskTest.EVALUATORS), TaskTest.EVALUATION);
    }

    private static Story<Task, TaskEvent> training() {
        return seating()
                .when(new TaskCommand.VerifiersDrawn(VERIFIERS), VERIFICATION)
                .when(TaskTest.measured(1, "m0", 900_000L), TaskTest.EVALUATION);
    }

    private static Story<Task, TaskEvent> verifying() {
        return training()
                .when(update("u-bob"), participant("bob"))
                .when(update("u-cat"), participant("cat"))
                .when(update("u-dan"), participant("dan"));
    }

    private static TaskCommand.SubmitUpdate update(String address) {
        return update(address, Optional.of(TRANSCRIPT));
    }

    private static TaskCommand.SubmitUpdate update(String address, Optional<Transcript> transcript) {
        return new TaskCommand.SubmitUpdate(1, cid(address), 100, 500_000, 700_000, transcript);
    }

    private static TaskCommand.RoundVerified verified(ParticipantId... refused) {
        return new TaskCommand.RoundVerified(1, List.of(refused), List.of(new Checks(id("val"), 2)));
    }

    @Test
    void trainingWaitsForVerifiersWhoAreNeitherClientNorTrainersNorEvaluators() {
        List<ParticipantId> excluded =
                List.of(id("bob"), id("cat"), id("dan"), id("alice"), id("eva"), id("eve"), id("evo"));
        assertThat(seating().sends())
                .extracting(send -> send.command())
                .containsExactly(new VerificationCommand.FindVerifiers(
                        RULES, TaskTest.spec(TaskKind.TRAINING, 2).slashing(), excluded, Story.START.plusSeconds(600)));
        seating()
                .when(new TaskCommand.VerifiersDrawn(VERIFIERS), VERIFICATION)
                .then(new TaskEvent.VerifiersSeated(VERIFIERS), new TaskEvent.BaselineStarted(1));
    }

    @Test
    void verifiersWhomLotsHaveSeatedAreHandedOnAtOnceAndEvaluateNothing() {
        List<VerifierSeat> seats =
                VERIFIERS.stream().map(who -> new VerifierSeat(who, 1, HEX)).toList();
        CommitteeRules lots = new CommitteeRules(
                        2, 3, Credits.of(50), "sortition", SECOND, SECOND, SECOND, SECOND, SECOND)
                .with(new Quotas(3));
        TaskSpec spec = TaskTest.spec(TaskKind.TRAINING, 2).with(RULES).with(lots);
        assertThat(TaskSpecCheck.violations(spec)).isEmpty();
        Story<Task, TaskEvent> formed = given(new TaskEntity(), "t-1")
                .when(new TaskCommand.OpenTask(spec), TaskTest.ALICE)
                .when(TaskTest.POSTED, TaskTest.ACCOUNT)
                .when(new TaskCommand.ElectionBegan(12), TaskTest.COMMITTEE)
                .when(new TaskCommand.CommitteeElected(TaskTest.ELECTED.members(), seats), TaskTest.COMMITTEE);
        List<ParticipantId> partial = List.of(id("bob"), id("cat"), id("dan"), id("alice"));
        List<ParticipantId> withVerifiers = new ArrayList<>(partial);
        withVerifiers.addAll(VERIFIERS);
        var deadline = Story.START.plusSeconds(600);
        assertThat(formed.sends())
                .extracting(send -> send.command())
                .containsExactly(
                        new VerificationCommand.FindVerifiers(RULES, spec.slashing(), partial, deadline, seats),
                        new EvaluationCommand.Convene(spec.evaluation(), withVerifiers, deadline, spec.slashing()));
        Story<Task, TaskEvent> seated = formed.when(new TaskCommand.VerifiersDrawn(VERIFIERS), VERIFICATION)
                .when(TaskTest.OFFER, TaskTest.ALICE)
                .when(TaskTest.ORDERED, TaskTest.COMMITTEE)
                .when(TaskTest.TRAINING_SEGMENTS, TaskTest.ALICE)
                .when(new TaskCommand.EvaluatorsDrawn(TaskTest.EVALUATORS), TaskTest.EVALUATION);
        assertThat(seated.events()).last().isEqualTo(new TaskEvent.BaselineStarted(1));
        assertThat(seated.sends()).noneMatch(send -> send.to().equals(VERIFICATION_ID));
    }

    @Test
    void quotasFitTheVerificationAndTheStakeCoversIt() {
        CommitteeRules lots =
                new CommitteeRules(2, 3, Credits.of(50), "sortition", SECOND, SECOND, SECOND, SECOND, SECOND);
        TaskSpec spec = TaskTest.spec(TaskKind.TRAINING, 2).with(RULES);
        assertThat(wrong(spec.with(lots.with(new Quotas(4))))).containsExactly("committee.quotas.verifiers");
        assertThat(wrong(spec.with(VerificationRules.unsaid()).with(lots.with(new Quotas(3)))))
                .containsExactly("committee.quotas.verifiers");
        assertThat(wrong(spec.with(spec.committee().with(new Quotas(3)))))
                .contains("committee.quotas.verifiers", "committee.stake");
        CommitteeRules cheap =
                new CommitteeRules(2, 3, Credits.of(49), "sortition", SECOND, SECOND, SECOND, SECOND, SECOND);
        assertThat(wrong(spec.with(cheap.with(new Quotas(3))))).containsExactly("committee.stake");
    }

    private static List<String> wrong(TaskSpec spec) {
        return TaskSpecCheck.violations(spec).stream().map(SpecViolation::field).toList();
    }

    @Test
    void updatesAreCheckedBeforeAnybodyAggregatesThem() {
        Story<Task, TaskEvent> story = verifying();
        story.thenState(task -> assertThat(((Task.Training) task).round()).isInstanceOf(Round.Verifying.class));
        VerificationCommand.VerifyRound asked =
                (VerificationCommand.VerifyRound) story.sends().get(0).command();
        assertThat(story.sends().get(0).to()).isEqualTo(VERIFICATION_ID);
        assertThat(asked.claims()).extracting(Claim::solver).containsExactly(id("bob"), id("cat"), id("dan"));
        assertThat(asked.claims().get(1).training().segments())
                .extracting(segment -> segment.hash())
                .containsExactly("a");
        assertThat(asked.claims().get(1).transcript()).isEqualTo(TRANSCRIPT);
    }

    @Test
    void theUpdateOfWhoeverIsConvictedCountsForNothing() {
        verifying().when(verified(id("cat")), VERIFICATION).thenState(task -> {
            Task.Training at = (Task.Training) task;
            assertThat(at.round()).isInstanceOf(Round.Aggregating.class);
            assertThat(at.round().updates()).extracting(Update::miner).containsExactly(id("bob"), id("dan"));
            assertThat(at.course().findings().services())
                    .containsExactly(new Service(id("val"), assay.domain.payout.Plan.VERIFIER, 2));
        });
    }

    @Test
    void whereAllAreConvictedTheRoundIsMissed() {
        verifying()
                .when(verified(id("bob"), id("cat"), id("dan")), VERIFICATION)
                .thenState(task ->
                        assertThat(((Task.Training) task).round().number()).isEqualTo(2));
    }

    @Test
    void aRoundDoesNotWaitForVerifiersForEver() {
        Story<Task, TaskEvent> story = verifying();
        story.at(Story.START.plus(RULES.window()).plus(RULES.answer()))
                .thenState(task ->
                        assertThat(((Task.Training) task).round().updates()).hasSize(3))
                .when(verified(id("cat")), VERIFICATION)
                .thenUnchanged();
    }

    @Test
    void anUpdateWithoutAUsableTranscriptIsRefused() {
        for (Optional<Transcript> transcript : List.of(
                Optional.<Transcript>empty(),
                Optional.of(new Transcript(0, HEX, HEX, "")),
                Optional.of(new Transcript(1_000_000, HEX, HEX, "")),
                Optional.of(new Transcript(40, "root", HEX, "")),
                Optional.of(new Transcript(40, HEX, HEX, "k".repeat(201))))) {
            training()
                    .when(update("u-bob", transcript), participant("bob"))
                    .thenRefused(TaskRejection.TranscriptUnusable.class);
        }
    }

    @Test
    void whoeverTrainsOrEvaluatesLaterMayNotVerifyAnyMore() {
        Story<Task, TaskEvent> exchanged =
                training().when(new TaskCommand.MemberReplaced(id("dan"), id("val")), TaskTest.COMMITTEE);
        assertThat(exchanged.sends())
                .extracting(send -> send.command())
                .contains(new VerificationCommand.ExcludeVerifier(id("val")));
        Story<Task, TaskEvent> reseated =
                training().when(new TaskCommand.EvaluatorReplaced(id("eve"), id("vic")), TaskTest.EVALUATION);
        assertThat(reseated.sends())
                .extracting(send -> send.command())
                .containsExactly(new VerificationCommand.ExcludeVerifier(id("vic")));
    }

    @Test
    void withoutVerifiersTheTaskFails() {
        seating()
                .when(new TaskCommand.VerificationFailed("nobody came"), VERIFICATION)
                .thenState(task -> assertThat(((Task.Settling) task).ending()).isEqualTo(Ending.FAILED));
    }

    /** Stories for the table of {@link TaskTest}. */
    static List<Story<Task, TaskEvent>> stories() {
        Cid known = cid("u-bob");
        return List.of(
                verifying().when(verified(id("cat")), VERIFICATION),
                seating().when(new TaskCommand.VerificationFailed("nobody came"), VERIFICATION),
                training()
                        .when(update(known.text(), Optional.empty()), participant("bob"))
                        .thenRefused(TaskRejection.TranscriptUnusable.class));
    }
}
