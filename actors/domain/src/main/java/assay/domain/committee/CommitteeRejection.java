package assay.domain.committee;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;

/** Why a committee refuses. */
public sealed interface CommitteeRejection extends Rejection {
    /** The terms cannot be met by any committee. */
    record UnusableTerms(EntityId committee, String field, String found, String expected)
            implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + field + " is " + found + ", expected " + expected;
        }
    }

    /** The committee was already asked for, or its segments were already offered, with other particulars. */
    record AskedOtherwise(EntityId committee, String command) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + command + " was given before with other particulars, and those stand";
        }
    }

    /** Candidates have to be reachable by their peers. */
    record Unreachable(EntityId committee, ParticipantId miner) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + miner + " cannot be reached from outside, which members must be:"
                    + " open a port to the endpoint and register as reachable";
        }
    }

    /** The task's client may not be paid for work on its own task. */
    record ClientMayNotMine(EntityId committee, ParticipantId client) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + client
                    + " posted the task and may not mine for it; the task would have to allow it";
        }
    }

    /** A vote is 0 or 1. */
    record BadVote(EntityId committee, int found) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": vote is " + found + ", expected 0 or 1";
        }
    }

    /** An endpoint has to be something peers can connect to. */
    record BadEndpoint(EntityId committee, String found) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": endpoint is \"" + found + "\", expected host:port of at most "
                    + Registration.MAX_ENDPOINT_LENGTH + " characters";
        }
    }

    /** The miner registered before with another endpoint or vote. */
    record AlreadyRegistered(EntityId committee, ParticipantId miner) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + miner + " is registered with another endpoint or vote, and those stand";
        }
    }

    /** The miner could not be bound to the task when it registered. */
    record TurnedAway(EntityId committee, ParticipantId miner, String reason) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + miner + " was turned away (" + reason + ") and may try for another task";
        }
    }

    /** As many miners applied as may. */
    record TooManyCandidates(EntityId committee, int limit) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + limit + " miners have applied, as many as may: try another task";
        }
    }

    /** Only those who are still standing vote. */
    record NotStanding(EntityId committee, ParticipantId miner) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + miner + " is not, or no longer, a candidate";
        }
    }

    /** The vote is for a cycle that is over, or has not begun. */
    record CycleNotCurrent(EntityId committee, int cycle, int current) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": the vote is for cycle " + cycle + ", the current one is " + current;
        }
    }

    /** A candidate votes once a cycle. */
    record AlreadyVoted(EntityId committee, ParticipantId miner, int cycle) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + miner + " has voted otherwise in cycle " + cycle + ", and that vote stands";
        }
    }

    /** What came with the registration is not what the task's election rule needs. */
    record BadTicket(EntityId committee, String field, String found, String expected) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + field + " of the ticket is " + found + ", expected " + expected;
        }
    }

    /** Another candidate has registered this key. */
    record KeyTaken(EntityId committee, ParticipantId miner) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": the key of " + miner + " is another candidate's; every candidate needs its own";
        }
    }

    /** A commitment is 64 hexadecimal digits. */
    record BadCommitment(EntityId committee, String found) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": commitment is \"" + found + "\", expected 64 digits of 0-9 and a-f";
        }
    }

    /** Only whoever is bound to a vote of this cycle can reveal one. */
    record NotCommitted(EntityId committee, ParticipantId miner, int cycle) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + miner + " has not committed to a vote in cycle " + cycle;
        }
    }

    /** What was revealed is not what the candidate is bound to. */
    record RevealDiffers(EntityId committee, ParticipantId miner, int cycle) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": vote and nonce of " + miner + " in cycle " + cycle
                    + " do not give the commitment; reveal what was committed to";
        }
    }

    /** The proof does not hold for the key and the seed. */
    record ProofNotValid(EntityId committee, ParticipantId miner) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": the proof of " + miner + " does not hold for its key and the seed of the draw";
        }
    }

    /** Only members that are not lost may do this. */
    record NotAMember(EntityId committee, ParticipantId participant) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + participant + " is not, or no longer, a member";
        }
    }

    /** The pings make no sense. */
    record BadPings(EntityId committee, ParticipantId member, String problem) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": the pings of " + member + " " + problem;
        }
    }

    /** The segments offered make no sense. */
    record BadSegments(EntityId committee, String problem) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": the segments offered " + problem;
        }
    }

    /** A ranking names every segment offered once. */
    record BadRanking(EntityId committee, ParticipantId member, int segments) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": the ranking of " + member + " must name each of the " + segments
                    + " segments offered exactly once";
        }
    }

    /** A member reports its pings, or its ranking, once. */
    record AlreadyAnswered(EntityId committee, ParticipantId member, String what) implements CommitteeRejection {
        @Override
        public String message() {
            return committee + ": " + member + " has given other " + what + ", and those stand";
        }
    }
}
