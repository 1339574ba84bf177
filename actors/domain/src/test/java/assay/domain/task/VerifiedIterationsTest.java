package assay.domain.task;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.kit.Story;
import assay.domain.participant.Work;
import assay.domain.training.Iteration;
import assay.domain.training.Protocol;
import assay.domain.training.ResidualRules;
import assay.domain.training.WeightedUpdate;
import assay.domain.verification.Claim;
import assay.domain.verification.Message;
import assay.domain.verification.Transcript;
import assay.domain.verification.VerificationCommand;
import assay.domain.verification.VerificationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a task does whose iterations are verified: two a round, one message each. */
class VerifiedIterationsTest {
    private static final String HEX = "0123456789abcdef".repeat(4);
    private static final Origin VERIFICATION = entity("verification/t-1");
    private static final EntityId TASK = EntityId.parse("task/t-1");
    private static final List<ParticipantId> VERIFIERS = List.of(id("val"), id("vic"), id("vio"));

    private static ParticipantId id(String name) {
        return new ParticipantId(name);
    }

    private static TaskSpec spec() {
        TaskSpec usual = TaskTest.spec(TaskKind.TRAINING, 2);
        return usual.with(usual.training().with(Protocol.ASYNC_RESIDUAL).with(new ResidualRules(120_000, 2, 2, 50)))
                .with(new VerificationRules(3, 20_000))
                .withAggregation(ResidualRules.STRATEGY);
    }

    private static Story<Task, TaskEvent> training() {
        return given(new TaskEntity(), "t-1")
                .when(new TaskCommand.OpenTask(spec()), TaskTest.ALICE)
                .when(TaskTest.POSTED, TaskTest.ACCOUNT)
                .when(new TaskCommand.ElectionBegan(12), TaskTest.COMMITTEE)
                .when(TaskTest.ELECTED, TaskTest.COMMITTEE)
                .when(TaskTest.OFFER, TaskTest.ALICE)
                .when(TaskTest.ORDERED, TaskTest.COMMITTEE)
                .when(TaskTest.TRAINING_SEGMENTS, TaskTest.ALICE)
                .when(new TaskCommand.EvaluatorsDrawn(TaskTest.EVALUATORS), TaskTest.EVALUATION)
                .when(new TaskCommand.VerifiersDrawn(VERIFIERS), VERIFICATION)
                .when(TaskTest.measured(1, "m0", 900_000L), TaskTest.EVALUATION);
    }

    private static String hash(String of) {
        return Sha256.of(of).hex();
    }

    private static TaskCommand.SubmitIterations sent(
            String who, int round, int first, int consumed, List<String> peers, Optional<Transcript> transcript) {
        List<Iteration> links = new ArrayList<>();
        for (int i = first; i < first + 2; i++) {
            List<WeightedUpdate> applied = i > first
                    ? List.of()
                    : peers.stream()
                            .map(each -> new WeightedUpdate(new Cid(each), 4))
                            .toList();
            links.add(new Iteration(
                    i,
                    0,
                    hash("batch"),
                    hash("map"),
                    1,
                    1,
                    0,
                    0,
                    0,
                    Iteration.peers(applied),
                    hash(who + "-model-" + i),
                    hash(who + "-model-" + (i + 1)),
                    i == first ? Iteration.NO_RESIDUAL : hash(who + "-left-" + i),
                    hash(who + "-left-" + (i + 1))));
        }
        return new TaskCommand.SubmitIterations(
                round, consumed, new Cid(who + "-maps-" + round), new Cid(who + "-state-" + round), links, transcript);
    }

    private static Optional<Transcript> said(int steps) {
        return Optional.of(new Transcript(steps, HEX, HEX, "kernel"));
    }

    private static Story<Task, TaskEvent> verifying() {
        return training()
                .when(sent("bob", 1, 0, 0, List.of(), said(2)), participant("bob"))
                .when(sent("cat", 1, 0, 1, List.of("bob-maps-1"), said(2)), participant("cat"))
                .when(sent("dan", 1, 0, 2, List.of("bob-maps-1", "cat-maps-1"), said(2)), participant("dan"));
    }

    @Test
    void iterationsWithoutAUsableTranscriptAreRefused() {
        training()
                .when(sent("bob", 1, 0, 0, List.of(), Optional.empty()), participant("bob"))
                .thenRefused(
                        new TaskRejection.TranscriptUnusable(TASK, id("bob"), "no transcript says how it came about"));
        training()
                .when(sent("bob", 1, 0, 0, List.of(), said(3)), participant("bob"))
                .thenRefused(new TaskRejection.TranscriptUnusable(
                        TASK, id("bob"), "its transcript has 3 iterations, the message 2"));
    }

    @Test
    void verifiersHearOfEveryMessageInTheOrderRecorded() {
        Story<Task, TaskEvent> story = verifying();
        VerificationCommand.VerifyRound asked =
                (VerificationCommand.VerifyRound) story.sends().get(0).command();
        assertThat(asked.log())
                .extracting(each -> each.update().text())
                .containsExactly("bob-maps-1", "cat-maps-1", "dan-maps-1");
        Claim cats = asked.claims().get(1);
        assertThat(cats.solver()).isEqualTo(id("cat"));
        assertThat(cats.training().base()).isEqualTo(new Cid("m0"));
        assertThat(cats.rules()).contains(new ResidualRules(120_000, 2, 2, 50));
        assertThat(cats.messages())
                .containsExactly(
                        new Message(1, 0, 1, true, Optional.empty(), new Cid("cat-state-1"), 0, said(2).orElseThrow()));
    }

    @Test
    void theMessagesOfTheConvictedCountForNothingAndItStartsAnew() {
        TaskCommand.RoundVerified verdict = new TaskCommand.RoundVerified(1, List.of(id("cat")), List.of());
        Story<Task, TaskEvent> story = verifying().when(verdict, VERIFICATION);
        story.thenState(task -> {
            Task.Training at = (Task.Training) task;
            assertThat(at.round().updates()).extracting(Update::miner).containsExactly(id("bob"), id("dan"));
            Chain chain = at.course().chains().getOr(id("cat"), Chain.FRESH);
            assertThat(chain.state()).isEmpty();
            assertThat(chain.residual()).isEqualTo(Iteration.NO_RESIDUAL);
            assertThat(chain.done()).isEqualTo(2);
            assertThat(at.course().chains().getOr(id("bob"), Chain.FRESH).state())
                    .contains(new Cid("bob-state-1"));
        });
    }

    @Test
    void toleranceAndMoreMessagesThanOneCanCarryAreRefused() {
        TaskSpec sound = spec();
        assertThat(TaskSpecCheck.violations(sound)).isEmpty();
        VerificationRules usual = sound.verification();
        VerificationRules tolerant = new VerificationRules(
                3, 20_000, 1, 5, 1, 0, usual.stake(), usual.enrolment(), usual.answer(), usual.check(), usual.window());
        TaskSpec many = sound.with(tolerant).with(sound.training().with(new ResidualRules(120_000, 300, 1, 50)));
        assertThat(TaskSpecCheck.violations(many))
                .extracting(SpecViolation::field)
                .containsExactly("training.residual.every", "verification.tolerance");
    }

    @Test
    void membersAreToldHowManyIterationsLieBetweenTwoStates() {
        training().thenState(task -> {
            Work.Iterate work = (Work.Iterate)
                    new TaskEntity().work(task, id("bob"), Story.START).get(0);
            assertThat(work.stretch()).isEqualTo(50);
        });
    }
}
