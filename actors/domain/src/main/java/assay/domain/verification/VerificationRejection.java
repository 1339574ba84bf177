package assay.domain.verification;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;

/** Why a verification refuses a command. */
public sealed interface VerificationRejection extends Rejection {
    /** The client, who trains, and who evaluates must not verify. */
    record MayNotVerify(EntityId verification, ParticipantId participant) implements VerificationRejection {
        @Override
        public String message() {
            return verification + ": " + participant + " may not verify: it is the client, trains or evaluates";
        }
    }

    /** Enough is enough. */
    record TooManyVerifiers(EntityId verification, int most) implements VerificationRejection {
        @Override
        public String message() {
            return verification + ": already " + most + " verifiers have enrolled; no more are taken";
        }
    }

    /** A hash was expected. */
    record NoHash(EntityId verification, ParticipantId participant, String field) implements VerificationRejection {
        @Override
        public String message() {
            return verification + ": the " + field + " of " + participant
                    + " is no hash: expected 64 digits of 0-9 and a-f";
        }
    }

    /** The participant is not asked for this. */
    record NotAsked(EntityId verification, ParticipantId participant, String what) implements VerificationRejection {
        @Override
        public String message() {
            return verification + ": " + participant + " is not asked for " + what;
        }
    }

    /** The round is not the one being checked. */
    record OtherRound(EntityId verification, int given, int current) implements VerificationRejection {
        @Override
        public String message() {
            return verification + ": round " + given + " is not being checked, expected round " + current;
        }
    }

    /** A second, different answer. */
    record AnsweredOtherwise(EntityId verification, ParticipantId participant) implements VerificationRejection {
        @Override
        public String message() {
            return verification + ": " + participant + " has answered otherwise before; the first answer counts";
        }
    }

    /** What is shown does not lead to what was committed to. */
    record DoesNotOpen(EntityId verification, ParticipantId participant, String what, String problem)
            implements VerificationRejection {
        @Override
        public String message() {
            return verification + ": the " + what + " of " + participant + " does not fit its commitment: " + problem;
        }
    }

    /** A verification of this round was asked for otherwise. */
    record RoundTaken(EntityId verification, int round) implements VerificationRejection {
        @Override
        public String message() {
            return verification + ": round " + round + " has been taken with other claims";
        }
    }
}
