package assay.domain.verification;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.verification.Parties.CAT;
import static assay.domain.verification.Parties.ROUND;
import static assay.domain.verification.Parties.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.collection.PersistentMap;
import assay.domain.election.Lots;
import assay.domain.entity.EntityId;
import assay.domain.entity.NameNotUsable;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotNow;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.kit.EntityContract;
import assay.domain.kit.Story;
import assay.domain.miner.MinerCommand;
import assay.domain.offence.Offence;
import assay.domain.task.TaskCommand;
import assay.domain.verification.Verdict.Opinion;
import assay.domain.verification.VerificationCommand.DissolveVerification;
import assay.domain.verification.VerificationCommand.EnrolVerifier;
import assay.domain.verification.VerificationCommand.ExcludeVerifier;
import assay.domain.verification.VerificationCommand.GiveSeed;
import assay.domain.verification.VerificationEvent.Convicted;
import assay.domain.verification.VerificationEvent.DisputeEnded;
import assay.domain.verification.VerificationEvent.InquiryClosed;
import assay.domain.verification.VerificationEvent.VerifierTooLate;
import assay.domain.verification.VerificationEvent.VerifiersDrawn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest extends EntityContract<Verification, VerificationEvent> {
    private static final EntityId ID = EntityId.parse("verification/t-1");
    private static final EntityId TASK = EntityId.parse("task/t-1");
    private static final Origin FROM_TASK = entity("task/t-1");
    private static final Duration LONG = Duration.ofHours(2);
    private static final Rejection POOR = new NotNow(EntityId.parse("miner/val"), "Engage", "poor");

    private static Story<Verification, VerificationEvent> sought() {
        return given(new VerificationEntity(), "t-1").when(Parties.SOUGHT, FROM_TASK);
    }

    private static Story<Verification, VerificationEvent> enrolled(String... names) {
        return enrolled(sought(), names);
    }

    private static Story<Verification, VerificationEvent> enrolled(
            Story<Verification, VerificationEvent> sought, String... names) {
        Story<Verification, VerificationEvent> story = sought;
        for (String name : names) {
            story = story.when(new EnrolVerifier(Parties.anchor(name)), from(name))
                    .whenDone(EntityId.parse("miner/" + name));
        }
        return story;
    }

    private static Story<Verification, VerificationEvent> ready() {
        return enrolled("val", "vic", "vio").after(Parties.RULES.enrolment());
    }

    private static Origin from(String name) {
        return new Origin.FromParticipant(id(name));
    }

    /** Round 1 with the claim of cat, and the verifiers' seeds given: every stretch is sampled. */
    private static Story<Verification, VerificationEvent> opening(Parties parties) {
        Story<Verification, VerificationEvent> sought =
                given(new VerificationEntity(), "t-1").when(parties.sought(), FROM_TASK);
        Story<Verification, VerificationEvent> ready =
                enrolled(sought, "val", "vic", "vio").after(Parties.RULES.enrolment());
        return parties.seeded(ready.when(parties.asked(), FROM_TASK));
    }

    @Test
    void verifiersAreDrawnByLotFromThoseWhoHaveStaked() {
        Story<Verification, VerificationEvent> story = enrolled("val", "vic", "vio", "viv")
                .when(new EnrolVerifier(Parties.anchor("poor")), from("poor"))
                .whenRefused(EntityId.parse("miner/poor"), POOR)
                .after(Parties.RULES.enrolment());
        VerifiersDrawn drawn = (VerifiersDrawn) story.events().get(0);
        assertThat(drawn.verifiers()).hasSize(3).doesNotContain(id("poor"));
        assertThat(drawn.released()).hasSize(1);
        assertThat(story.sends())
                .extracting(send -> send.command())
                .containsExactly(new MinerCommand.Release(ID), new TaskCommand.VerifiersDrawn(drawn.verifiers()));
    }

    private static Story<Verification, VerificationEvent> called() {
        VerificationCommand.FindVerifiers enrolling = Parties.SOUGHT;
        List<VerifierSeat> seats = new ArrayList<>();
        for (String name : Parties.VERIFIERS) {
            seats.add(new VerifierSeat(id(name), name.equals("vic") ? 3 : 1, Parties.anchor(name)));
        }
        return given(new VerificationEntity(), "t-1")
                .when(
                        new VerificationCommand.FindVerifiers(
                                enrolling.rules(),
                                enrolling.slashing(),
                                enrolling.excluded(),
                                enrolling.deadline(),
                                seats),
                        FROM_TASK);
    }

    @Test
    void whomTheCommitteesLotsHaveSeatedVerifiesAtOnceAndAnswersWithTheStakeOfItsLots() {
        Story<Verification, VerificationEvent> story = called();
        List<ParticipantId> seated = Parties.VERIFIERS.stream().map(Parties::id).toList();
        assertThat(story.sends())
                .extracting(send -> send.command())
                .containsExactly(new TaskCommand.VerifiersDrawn(seated));
        story.when(new EnrolVerifier(Parties.anchor("viv")), from("viv")).thenRefused(NotNow.class);
        story.when(new DissolveVerification(), FROM_TASK).thenSends();
        Parties parties = new Parties(0);
        Story<Verification, VerificationEvent> accused =
                parties.unsealed(parties.seeded(story.when(parties.asked(), FROM_TASK)), Opinion.DIFFERS);
        // The trainer speaks, the accuser falls silent.
        Story<Verification, VerificationEvent> lost = parties.asserted(accused).after(Parties.RULES.answer());
        assertThat(lost.sends())
                .filteredOn(send -> send.command() instanceof MinerCommand.Slash)
                .isNotEmpty()
                .allSatisfy(send ->
                        assertThat(((MinerCommand.Slash) send.command()).task()).isEqualTo(TASK));
    }

    /** With three lots of five one is the lowest three times in five. */
    @Test
    void whoeverHasMoreLotsChecksMore() {
        PersistentMap<ParticipantId, Integer> lots =
                PersistentMap.<ParticipantId, Integer>empty().with(id("vic"), 3);
        List<ParticipantId> all = Parties.VERIFIERS.stream().map(Parties::id).toList();
        int draws = 4_000;
        int vic = 0;
        for (int i = 0; i < draws; i++) {
            String beacon = assay.domain.entity.Sha256.of("draw").with(i).hex();
            if (Lots.draw(beacon, all, lots, 1).get(0).equals(id("vic"))) vic++;
            assertThat(Lots.draw(beacon, all, PersistentMap.empty(), 2)).isEqualTo(Lots.draw(beacon, all, 2));
        }
        assertThat(vic / (double) draws).isCloseTo(0.6, within(5 * Math.sqrt(0.6 * 0.4 / draws)));
    }

    @Test
    void neitherTheClientNorATrainerNorAnEvaluatorMayVerify() {
        for (String name : List.of("alice", "cat", "eva")) {
            sought().when(new EnrolVerifier(Parties.anchor(name)), from(name))
                    .thenRefused(VerificationRejection.MayNotVerify.class);
        }
    }

    @Test
    void anHonestTrainerIsFoundToBeRightAndItsVerifiersArePaid() {
        Parties parties = new Parties(0);
        Story<Verification, VerificationEvent> story = parties.unsealed(opening(parties), Opinion.HOLDS);
        InquiryClosed closed = (InquiryClosed) last(story);
        assertThat(closed.refused()).isEmpty();
        assertThat(closed.checks().stream().mapToInt(Checks::count).sum()).isEqualTo(Parties.STRETCHES);
        assertThat(story.sends().get(0).to()).isEqualTo(TASK);
    }

    @Test
    void aSeedThatIsNotTheNextOfItsChainIsRefused() {
        ready().when(new Parties(0).asked(), FROM_TASK)
                .when(new GiveSeed(ROUND, Parties.anchor("val")), from("val"))
                .thenRefused(VerificationRejection.DoesNotOpen.class);
    }

    @Test
    void aStretchThatIsNotUnderTheCommittedRootIsRefusedAndSilenceConvicts() {
        Parties parties = new Parties(0);
        Parties other = new Parties(1);
        Story<Verification, VerificationEvent> story = opening(parties)
                .when(other.openings(opening(parties)), from("cat"))
                .thenRefused(VerificationRejection.DoesNotOpen.class)
                .after(Parties.RULES.answer());
        assertThat(convictions(story)).containsExactly(Offence.WRONG_PROOF);
        assertThat(((InquiryClosed) last(story)).refused()).containsExactly(CAT);
    }

    @Test
    void aVerifierThatLetsAPlantedFaultPassLosesItsStakeAndItsPay() {
        Parties parties = Parties.planting(false);
        Story<Verification, VerificationEvent> story = parties.unsealed(opening(parties), Opinion.HOLDS);
        assertThat(convictions(story)).isNotEmpty().containsOnly(Offence.MISSED_FAULT);
        InquiryClosed closed = (InquiryClosed) last(story);
        assertThat(closed.refused()).isEmpty();
        List<ParticipantId> paid =
                closed.checks().stream().map(Checks::verifier).toList();
        assertThat(paid).doesNotContainAnyElementsOf(offenders(story));
    }

    @Test
    void aTrainerThatDoesNotPlantWhereItMustIsConvicted() {
        Parties parties = Parties.planting(true);
        Story<Verification, VerificationEvent> story = parties.unsealed(opening(parties), Opinion.HOLDS);
        assertThat(convictions(story)).contains(Offence.WRONG_PROOF);
        assertThat(((InquiryClosed) last(story)).refused()).containsExactly(CAT);
    }

    @Test
    void aTrainerThatShowsAnotherStateThanItHasCommittedToIsConvicted() {
        Parties parties = new Parties(0).lying();
        Story<Verification, VerificationEvent> story = parties.unsealed(opening(parties), Opinion.HOLDS);
        assertThat(convictions(story)).containsExactly(Offence.WRONG_PROOF);
    }

    @Test
    void aDisputeIsHalvedDownToTheFirstStepThatDiffersAndTheJuryDoesItAgain() {
        Parties parties = new Parties(0);
        Story<Verification, VerificationEvent> story = parties.disputed(opening(parties), 6);
        DisputeEnded ended = only(story, DisputeEnded.class);
        assertThat(ended.ending()).isEqualTo(Dispute.Ending.SOLVER_WRONG);
        assertThat(ended.reason()).isEqualTo("0 of 2 jurors found that step 6 holds");
        Convicted convicted = only(story, Convicted.class);
        assertThat(convicted.conviction().offence()).isEqualTo(Offence.WRONG_RESULT);
        assertThat(convicted.conviction().finder()).isPresent();
        MinerCommand.Slash slash = (MinerCommand.Slash) story.sends().get(0).command();
        assertThat(slash.task()).isEqualTo(TASK);
        assertThat(slash.shareMicros()).isEqualTo(500_000);
        assertThat(slash.finderMicros()).isEqualTo(300_000);
        assertThat(((InquiryClosed) last(story)).refused()).containsExactly(CAT);
    }

    @Test
    void anAccuserWhomTheJuryContradictsIsConvictedAndTheUpdateCounts() {
        Parties parties = new Parties(0);
        Story<Verification, VerificationEvent> story = parties.disputed(opening(parties), -1);
        assertThat(convictions(story)).containsExactly(Offence.FALSE_ACCUSATION);
        assertThat(offenders(story)).doesNotContain(CAT);
        MinerCommand.Slash slash = (MinerCommand.Slash) story.sends().get(0).command();
        assertThat(slash.task()).isEqualTo(ID);
    }

    @Test
    void whoeverFallsSilentInADisputeLoses() {
        Parties parties = new Parties(0);
        Story<Verification, VerificationEvent> disputed = parties.unsealed(opening(parties), Opinion.DIFFERS);
        assertThat(convictions(disputed.after(Parties.RULES.answer()))).containsExactly(Offence.WRONG_RESULT);
        Story<Verification, VerificationEvent> asserted = parties.asserted(disputed);
        assertThat(convictions(asserted.after(Parties.RULES.answer()))).contains(Offence.FALSE_ACCUSATION);
    }

    @Test
    void aVerifierThatGivesNoSeedNoVerdictOrDoesNotRevealIsConvicted() {
        Parties parties = new Parties(0);
        Story<Verification, VerificationEvent> seedless =
                ready().when(parties.asked(), FROM_TASK).after(Parties.RULES.answer());
        assertThat(convictions(seedless)).containsExactly(Offence.NO_ANSWER, Offence.NO_ANSWER, Offence.NO_ANSWER);
        Story<Verification, VerificationEvent> opened = parties.opened(opening(parties));
        assertThat(convictions(opened.after(Parties.RULES.check()))).containsOnly(Offence.NO_ANSWER);
        Story<Verification, VerificationEvent> committed = parties.committed(opened, Opinion.HOLDS);
        assertThat(convictions(committed.after(Parties.RULES.answer()))).containsOnly(Offence.NO_REVEAL);
    }

    @Test
    void theWindowEndsEverything() {
        Parties parties = new Parties(0);
        Story<Verification, VerificationEvent> story =
                parties.opened(opening(parties)).after(LONG);
        assertThat(story.state()).isInstanceOf(Verification.Ready.class);
    }

    private static VerificationEvent last(Story<Verification, VerificationEvent> story) {
        return story.events().get(story.events().size() - 1);
    }

    private static <E> E only(Story<Verification, VerificationEvent> story, Class<E> kind) {
        List<E> found =
                story.events().stream().filter(kind::isInstance).map(kind::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<Offence> convictions(Story<Verification, VerificationEvent> story) {
        return story.events().stream()
                .filter(Convicted.class::isInstance)
                .map(event -> ((Convicted) event).conviction().offence())
                .toList();
    }

    private static List<ParticipantId> offenders(Story<Verification, VerificationEvent> story) {
        return story.events().stream()
                .filter(Convicted.class::isInstance)
                .map(event -> ((Convicted) event).conviction().offender())
                .toList();
    }

    @Override
    protected Class<Verification> stateType() {
        return Verification.class;
    }

    @Override
    protected Class<VerificationEvent> eventType() {
        return VerificationEvent.class;
    }

    @Override
    protected List<Class<?>> commandTypes() {
        return List.of(VerificationCommand.class);
    }

    @Override
    protected Class<? extends Rejection> rejectionType() {
        return VerificationRejection.class;
    }

    @Override
    protected String transitions() {
        return """
                None VerifiersSought Enrolling
                None VerifiersCalled Ready
                None VerificationDissolved Dissolved
                Enrolling VerifierApplied Enrolling
                Enrolling VerifierAdmitted Enrolling
                Enrolling VerifierTurnedAway Enrolling
                Enrolling VerifierExcluded Enrolling
                Enrolling VerifiersAwaited Enrolling
                Enrolling VerifiersDrawn Ready
                Enrolling VerificationFailed Failed
                Enrolling VerificationDissolved Dissolved
                Ready VerifierTooLate Ready
                Ready VerifierExcluded Ready
                Ready InquiryOpened Inquiring
                Ready VerificationDissolved Dissolved
                Inquiring VerifierTooLate Inquiring
                Inquiring VerifierExcluded Inquiring
                Inquiring SeedGiven Inquiring
                Inquiring SamplesDrawn Inquiring
                Inquiring SamplesOpened Inquiring
                Inquiring StageOpened Inquiring
                Inquiring VerdictsCommitted Inquiring
                Inquiring VerdictsRevealed Inquiring
                Inquiring ClaimUnsealed Inquiring
                Inquiring Convicted Inquiring
                Inquiring DisputeOpened Inquiring
                Inquiring StateAsserted Inquiring
                Inquiring StretchHalved Inquiring
                Inquiring JuryCalled Inquiring
                Inquiring StepJudged Inquiring
                Inquiring DisputeEnded Inquiring
                Inquiring InquiryClosed Ready
                Inquiring VerificationDissolved Dissolved
                Failed VerifierTooLate Failed
                Dissolved VerifierTooLate Dissolved
                """;
    }

    @Override
    protected List<Story<Verification, VerificationEvent>> stories() {
        List<Story<Verification, VerificationEvent>> stories = new ArrayList<>();
        Parties parties = new Parties(0);
        EntityId val = EntityId.parse("miner/val");
        stories.add(given(new VerificationEntity(), "t-1").when(new DissolveVerification(), FROM_TASK));
        stories.add(sought().when(Parties.SOUGHT, FROM_TASK)
                .thenUnchanged()
                .when(new EnrolVerifier("no hash"), from("val"))
                .thenRefused(VerificationRejection.NoHash.class)
                .when(new EnrolVerifier(Parties.anchor("alice")), from("alice"))
                .thenRefused(VerificationRejection.MayNotVerify.class)
                .when(new EnrolVerifier(Parties.anchor("x")), from("stake.x"))
                .thenRefused(NameNotUsable.class)
                .when(new EnrolVerifier(Parties.anchor("val")), entity("board/main"))
                .thenRefused(NotAllowed.class)
                .when(new EnrolVerifier(Parties.anchor("val")), from("val"))
                .whenRefused(val, POOR)
                .when(new ExcludeVerifier(id("viv")), FROM_TASK)
                .after(Parties.RULES.enrolment())
                .after(LONG));
        stories.add(sought().when(new DissolveVerification(), FROM_TASK));
        stories.add(called().when(Parties.SOUGHT, FROM_TASK).thenUnchanged());
        stories.add(crowded());
        Story<Verification, VerificationEvent> waiting =
                sought().when(new EnrolVerifier(Parties.anchor("val")), from("val"));
        stories.add(waiting.after(LONG).whenDone(val).then(new VerifierTooLate(id("val"))));
        stories.add(waiting.when(new DissolveVerification(), FROM_TASK).whenDone(val));
        Story<Verification, VerificationEvent> late = enrolled("vic", "vio", "viv")
                .when(new EnrolVerifier(Parties.anchor("val")), from("val"))
                .after(Parties.RULES.enrolment());
        stories.add(late.whenDone(val));
        stories.add(late.when(parties.asked(), FROM_TASK).whenDone(val));
        stories.add(ready().when(new ExcludeVerifier(id("val")), FROM_TASK));
        stories.add(ready().when(new DissolveVerification(), FROM_TASK));
        stories.add(ready().when(parties.asked(), FROM_TASK)
                .when(parties.asked(), FROM_TASK)
                .thenUnchanged()
                .when(new VerificationCommand.VerifyRound(ROUND, List.of()), FROM_TASK)
                .thenRefused(VerificationRejection.RoundTaken.class)
                .when(new GiveSeed(ROUND + 1, Parties.anchor("val")), from("val"))
                .thenRefused(VerificationRejection.OtherRound.class)
                .when(new GiveSeed(ROUND, Parties.anchor("cat")), from("cat"))
                .thenRefused(VerificationRejection.NotAsked.class)
                .when(Parties.seed("val"), from("val"))
                .when(new GiveSeed(ROUND, Parties.anchor("val")), from("val"))
                .thenRefused(VerificationRejection.AnsweredOtherwise.class)
                .when(new ExcludeVerifier(id("vic")), FROM_TASK)
                .when(new DissolveVerification(), FROM_TASK));
        stories.add(opening(parties)
                .when(new Parties(1).openings(opening(parties)), from("cat"))
                .thenRefused(VerificationRejection.DoesNotOpen.class));
        stories.add(parties.disputed(opening(parties), 6));
        stories.add(parties.disputed(opening(parties), -1));
        return stories;
    }

    private static Story<Verification, VerificationEvent> crowded() {
        Story<Verification, VerificationEvent> story = sought();
        for (int i = 0; i < Verification.MAX_ENROLMENTS; i++) {
            story = story.when(new EnrolVerifier("0".repeat(64)), from("v-" + i));
        }
        return story.when(new EnrolVerifier("0".repeat(64)), from("late"))
                .thenRefused(VerificationRejection.TooManyVerifiers.class);
    }
}
