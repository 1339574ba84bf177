package assay.domain.verification;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import java.time.Instant;

/**
 * The verification of one task: verifiers drawn by lot, who do samples of the training again.
 *
 * <pre>
 * from        command or cause              events                                             to
 * None        FindVerifiers                 VerifiersSought                                    Enrolling
 *             ... who are seated by lots     VerifiersCalled                                    Ready
 * Enrolling   EnrolVerifier                 VerifierApplied                                    Enrolling
 *             the miner's answer            VerifierAdmitted or VerifierTurnedAway             Enrolling
 *             window over, too few          VerifiersAwaited (until the deadline)              Enrolling
 *             window over, or enough        VerifiersDrawn                                     Ready
 *             deadline, too few             VerificationFailed                                 Failed
 * Ready       VerifyRound                   InquiryOpened                                      Inquiring (seeding)
 * Inquiring   GiveSeed                      SeedGiven                                          the same
 *             all gave, or time over        SamplesDrawn                                       opening
 *             OpenSamples                   SamplesOpened                                      the same
 *             all opened, or time over      StageOpened                                        checking
 *             CommitVerdicts                VerdictsCommitted                                  the same
 *             all committed, or time over   StageOpened                                        revealing
 *             RevealVerdicts                VerdictsRevealed                                   the same
 *             all revealed, or time over    StageOpened                                        unsealing
 *             Unseal                        ClaimUnsealed                                      the same
 *             all unsealed, or time over    DisputeOpened, if there is one                     asserting, judging
 *             AssertState                   StateAsserted                                      answering
 *             JudgeStep by the accuser      StretchHalved, down to one step: JuryCalled        asserting, judging
 *             JudgeStep by a juror          StepJudged                                         the same
 *             all judged, or time over      DisputeEnded, then the next DisputeOpened          asserting, judging
 *             whoever is silent or wrong    Convicted                                          the same
 *             nothing left, or window over  InquiryClosed                                      Ready
 * Enrolling, Ready, Inquiring
 *             ExcludeVerifier               VerifierExcluded                                   the same
 * any but Failed
 *             DissolveVerification          VerificationDissolved                              Dissolved
 * </pre>
 */
public sealed interface Verification {
    /** The most verifiers that may enrol for one task. */
    int MAX_ENROLMENTS = 1_000;

    /** The verification's name, which is that of its task. */
    String name();

    /** The state in words, to complete "the verification is …". */
    String words();

    /** This verification's address. */
    default EntityId id() {
        return new EntityId(EntityType.VERIFICATION, name());
    }

    /** The address of the task it serves. */
    default EntityId task() {
        return new EntityId(EntityType.TASK, name());
    }

    /** Nobody has asked for verifiers yet. */
    record None(String name) implements Verification {
        @Override
        public String words() {
            return "not asked for yet";
        }
    }

    /** A state in which the rules are known. */
    sealed interface Convened extends Verification {
        Bench bench();

        /** The same state with another bench. */
        Convened with(Bench bench);

        @Override
        default String name() {
            return bench().name();
        }
    }

    /** Somebody who wants to verify; {@code engaged} says whether its stake has been found sufficient. */
    record Applicant(String anchor, boolean engaged) {}

    /**
     * Verifiers may enrol.
     *
     * @param closes when enrolment closes; once extended, the deadline
     * @param extended whether too few had enrolled when the window was over
     * @param beacon hash of all enrolments so far
     */
    record Enrolling(
            Bench bench,
            Instant closes,
            boolean extended,
            String beacon,
            PersistentMap<ParticipantId, Applicant> applied)
            implements Convened {
        @Override
        public Enrolling with(Bench other) {
            return new Enrolling(other, closes, extended, beacon, applied);
        }

        @Override
        public String words() {
            return "enrolling";
        }
    }

    /** Verifiers are drawn, and nothing is being checked. */
    record Ready(Bench bench) implements Convened {
        @Override
        public Ready with(Bench other) {
            return new Ready(other);
        }

        @Override
        public String words() {
            return "ready";
        }
    }

    /** A round is being checked. */
    record Inquiring(Bench bench, Inquiry inquiry) implements Convened {
        @Override
        public Inquiring with(Bench other) {
            return new Inquiring(other, inquiry);
        }

        Inquiring with(Inquiry other) {
            return new Inquiring(bench, other);
        }

        @Override
        public String words() {
            return "checking round " + inquiry.round() + " ("
                    + inquiry.stage().name().toLowerCase(java.util.Locale.ROOT) + ")";
        }
    }

    /** The work is over. */
    record Dissolved(String name) implements Verification {
        @Override
        public String words() {
            return "dissolved";
        }
    }

    /** Too few verifiers could be found. */
    record Failed(String name, String reason) implements Verification {
        @Override
        public String words() {
            return "failed: " + reason;
        }
    }
}
