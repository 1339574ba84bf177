package assay.domain.verification;

import static assay.domain.kit.Story.START;

import assay.domain.content.Cid;
import assay.domain.entity.EntityId;
import assay.domain.entity.Origin;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.kit.Story;
import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.training.Activation;
import assay.domain.training.Job;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.Segment;
import assay.domain.verification.Verdict.Opinion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One trainer, three verifiers, and what they say: every stretch of eight batches is sampled. */
final class Parties {
    static final int ROUND = 1;
    static final int STRETCHES = 3;
    static final ParticipantId CAT = id("cat");
    static final List<String> VERIFIERS = List.of("val", "vic", "vio");
    private static final int STRETCH = 8;
    private static final EntityId ID = EntityId.parse("verification/t-1");
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final String NONCE = Sha256.of("a nonce").hex();

    static final VerificationRules RULES = rules(1_000_000, 0);
    private static final VerificationRules PLANTING = rules(400_000, 1_000_000);
    private static final SlashingTable TABLE = new SlashingTable(
            List.of(
                    new SlashingTable.Penalty(Offence.WRONG_RESULT, 500_000),
                    new SlashingTable.Penalty(Offence.FALSE_ACCUSATION, 400_000)),
            300_000);
    static final VerificationCommand.FindVerifiers SOUGHT = sought(RULES);

    private final Claim claim;
    private final List<Cid> states = new ArrayList<>();
    private final boolean lies;
    private final VerificationRules rules;

    Parties(int variant) {
        this(variant, STRETCHES, RULES, false);
    }

    private Parties(int variant, int stretches, VerificationRules rules, boolean lies) {
        this.lies = lies;
        this.rules = rules;
        states.add(new Cid("base"));
        for (int i = 1; i < stretches; i++) states.add(new Cid("state-" + variant + "-" + i));
        states.add(new Cid("update"));
        Recipe recipe = new Recipe(List.of(new Layer(10, Activation.LINEAR)), 100_000, 0, 16, 1);
        Job.Train training = new Job.Train(recipe, new Cid("base"), List.of(new Segment("a", new Cid("at-a"))), 7);
        Transcript said =
                new Transcript(stretches * STRETCH, StateTree.root(states, NONCE), StateTree.sealing(NONCE), "kernel");
        claim = new Claim(CAT, training, new Cid("update"), said);
    }

    /** The trainer shows another state than the committed one. */
    Parties lying() {
        return new Parties(0, STRETCHES, RULES, true);
    }

    /** A longer training of which some stretches are sampled, and every one is planted that can be. */
    static Parties planting(boolean lies) {
        return new Parties(0, 12, PLANTING, lies);
    }

    VerificationCommand.FindVerifiers sought() {
        return sought(rules);
    }

    static ParticipantId id(String name) {
        return new ParticipantId(name);
    }

    static String anchor(String verifier) {
        return SeedChain.anchor(verifier);
    }

    static VerificationCommand.GiveSeed seed(String verifier) {
        String seed = SeedChain.before(verifier, anchor(verifier)).orElseThrow();
        return new VerificationCommand.GiveSeed(ROUND, seed);
    }

    static VerificationRules rules(long samplingMicros, long plantedMicros) {
        return new VerificationRules(
                3,
                samplingMicros,
                1,
                STRETCH,
                0,
                plantedMicros,
                Credits.of(10),
                WINDOW,
                WINDOW,
                WINDOW,
                WINDOW.multipliedBy(99));
    }

    static VerificationCommand.FindVerifiers sought(VerificationRules rules) {
        List<ParticipantId> excluded = List.of(CAT, id("alice"), id("eva"));
        return new VerificationCommand.FindVerifiers(rules, TABLE, excluded, START.plus(Duration.ofHours(1)));
    }

    VerificationCommand.VerifyRound asked() {
        return new VerificationCommand.VerifyRound(ROUND, List.of(claim));
    }

    Story<Verification, VerificationEvent> seeded(Story<Verification, VerificationEvent> story) {
        Story<Verification, VerificationEvent> next = story;
        for (String name : VERIFIERS) next = next.when(seed(name), from(name));
        return next;
    }

    List<Sample> samples(Story<Verification, VerificationEvent> story) {
        return ((Verification.Inquiring) story.state()).inquiry().samples();
    }

    /** A fault is due where one is planted; a liar shows one where none is, and none where one is. */
    private Cid shown(Sample sample, String beacon) {
        boolean planted = Sampling.planted(NONCE, beacon, sample, rules.plantedMicros());
        boolean lied = lies && (planted || sample.stretch() == 0);
        return planted != lied ? new Cid("fault-" + sample.stretch()) : states.get(sample.stretch() + 1);
    }

    VerificationCommand.OpenSamples openings(Story<Verification, VerificationEvent> story) {
        Inquiry inquiry = ((Verification.Inquiring) story.state()).inquiry();
        List<Sample> samples = inquiry.samples();
        List<Opening> openings = new ArrayList<>();
        for (Sample sample : samples) {
            int at = sample.stretch();
            openings.add(new Opening(
                    sample.number(),
                    states.get(at),
                    StateTree.salt(NONCE, at),
                    StateTree.proof(states, NONCE, at),
                    shown(sample, inquiry.beacon())));
        }
        return new VerificationCommand.OpenSamples(ROUND, openings);
    }

    Story<Verification, VerificationEvent> opened(Story<Verification, VerificationEvent> story) {
        return story.when(openings(story), new Origin.FromParticipant(CAT));
    }

    private List<Verdict> verdicts(Story<Verification, VerificationEvent> story, String name, Opinion opinion) {
        return ((Verification.Inquiring) story.state())
                .inquiry().checksOf(id(name)).stream()
                        .map(sample -> new Verdict(sample.number(), opinion))
                        .toList();
    }

    Story<Verification, VerificationEvent> committed(Story<Verification, VerificationEvent> story, Opinion opinion) {
        Story<Verification, VerificationEvent> next = story;
        for (String name : VERIFIERS) {
            List<Verdict> verdicts = verdicts(next, name, opinion);
            if (verdicts.isEmpty()) continue;
            String commitment = Verdicts.commitment(ID, ROUND, id(name), verdicts, "salt");
            next = next.when(new VerificationCommand.CommitVerdicts(ROUND, commitment), from(name));
        }
        return next;
    }

    Story<Verification, VerificationEvent> revealed(Story<Verification, VerificationEvent> story, Opinion opinion) {
        Story<Verification, VerificationEvent> next = story;
        for (String name : VERIFIERS) {
            List<Verdict> verdicts = verdicts(next, name, opinion);
            if (verdicts.isEmpty()) continue;
            next = next.when(new VerificationCommand.RevealVerdicts(ROUND, verdicts, "salt"), from(name));
        }
        return next;
    }

    /** All the way from the openings to what the trainer had committed to. */
    Story<Verification, VerificationEvent> unsealed(Story<Verification, VerificationEvent> opening, Opinion opinion) {
        List<Truth> truths = new ArrayList<>();
        for (Sample sample : samples(opening)) {
            int after = sample.stretch() + 1;
            truths.add(new Truth(sample.number(), states.get(after), StateTree.proof(states, NONCE, after)));
        }
        VerificationCommand.Unseal shown = new VerificationCommand.Unseal(ROUND, NONCE, truths);
        return revealed(committed(opened(opening), opinion), opinion).when(shown, new Origin.FromParticipant(CAT));
    }

    /** The trainer's next word in a dispute. */
    Story<Verification, VerificationEvent> asserted(Story<Verification, VerificationEvent> story) {
        Dispute dispute = dispute(story);
        Cid state = new Cid("middle-" + dispute.middle());
        return story.when(
                new VerificationCommand.AssertState(ROUND, dispute.number(), dispute.middle(), state),
                new Origin.FromParticipant(CAT));
    }

    /**
     * Everybody accuses; the first dispute is led to its end. The trainer went wrong in step {@code wrong} of the first
     * stretch, or nowhere (−1), in which case the accuser says that it was right until the last.
     */
    Story<Verification, VerificationEvent> disputed(Story<Verification, VerificationEvent> opening, int wrong) {
        Story<Verification, VerificationEvent> story = unsealed(opening, Opinion.DIFFERS);
        int number = dispute(story).number();
        while (inDispute(story, number)
                && ((Verification.Inquiring) story.state()).inquiry().stage() == Inquiry.Stage.ASSERTING) {
            story = asserted(story);
            Dispute dispute = dispute(story);
            boolean holds = wrong < 0 || dispute.middle() <= wrong;
            story = story.when(
                    new VerificationCommand.JudgeStep(ROUND, number, dispute.middle(), holds),
                    new Origin.FromParticipant(dispute.accuser()));
        }
        Dispute last = dispute(story);
        for (ParticipantId juror : last.jurors()) {
            story = story.when(
                    new VerificationCommand.JudgeStep(ROUND, number, last.high(), wrong < 0),
                    new Origin.FromParticipant(juror));
        }
        return story;
    }

    private static boolean inDispute(Story<Verification, VerificationEvent> story, int number) {
        return story.state() instanceof Verification.Inquiring open
                && open.inquiry()
                        .dispute()
                        .filter(now -> now.number() == number)
                        .isPresent();
    }

    private static Dispute dispute(Story<Verification, VerificationEvent> story) {
        return ((Verification.Inquiring) story.state()).inquiry().dispute().orElseThrow();
    }

    private static Origin from(String name) {
        return new Origin.FromParticipant(id(name));
    }
}
