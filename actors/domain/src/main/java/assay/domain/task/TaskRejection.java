package assay.domain.task;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;
import assay.domain.training.Protocol;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why a task refuses. */
public sealed interface TaskRejection extends Rejection {
    /** About work that is handed out assignment by assignment. */
    sealed interface AboutAssignments extends TaskRejection permits AssignmentRejection {}

    /** The specification is out of bounds: all mistakes at once. */
    record SpecOutOfBounds(EntityId task, List<SpecViolation> violations) implements TaskRejection {
        @Override
        public String message() {
            return task + " cannot be posted: "
                    + violations.stream().map(SpecViolation::toString).collect(Collectors.joining("; "));
        }
    }

    /** Somebody posted another task under this name. */
    record NameTaken(EntityId task, ParticipantId client) implements TaskRejection {
        @Override
        public String message() {
            return task + " was posted by " + client + " already: choose another name";
        }
    }

    /** The client may not be paid for its own task. */
    record ClientMayNotMine(EntityId task, ParticipantId client) implements TaskRejection {
        @Override
        public String message() {
            return task + " is " + client + "'s own: the task does not allow its client to mine (field clientMayMine)";
        }
    }

    /** A contribution task has all the miners it takes. */
    record TaskFull(EntityId task, int maximum) implements TaskRejection {
        @Override
        public String message() {
            return task + " takes " + maximum + " miners, and has them";
        }
    }

    /** The sender does not train for this task. */
    record NotOnCrew(EntityId task, ParticipantId miner) implements TaskRejection {
        @Override
        public String message() {
            return miner + " does not train for " + task;
        }
    }

    /** The round named is not the one that is open. */
    record RoundNotCurrent(EntityId task, int named, int current) implements TaskRejection {
        @Override
        public String message() {
            return task + ": round " + named + " was named, round " + current + " is open";
        }
    }

    /** Updates of this task are committed to first. */
    record UpdateNotSealed(EntityId task, int round) implements TaskRejection {
        @Override
        public String message() {
            return task + ": an open update for round " + round
                    + ": commit to it while the round is open, and show it afterwards";
        }
    }

    /** A commitment is a SHA-256. */
    record SealNotValid(EntityId task, ParticipantId miner) implements TaskRejection {
        @Override
        public String message() {
            return task + ": the commitment of " + miner + " is not 64 digits of 0-9 and a-f";
        }
    }

    /** Nothing was committed to that could be shown. */
    record NotCommitted(EntityId task, int round, ParticipantId miner) implements TaskRejection {
        @Override
        public String message() {
            return task + ": " + miner + " committed to nothing in round " + round;
        }
    }

    /** What is shown is not what was committed to. */
    record NotWhatWasCommitted(EntityId task, int round, ParticipantId miner, String commitment)
            implements TaskRejection {
        @Override
        public String message() {
            return task + ": what " + miner + " shows in round " + round + " does not open its commitment "
                    + commitment;
        }
    }

    /** The miner has given another update for this round already. */
    record AlreadyAnswered(EntityId task, int round, ParticipantId miner) implements TaskRejection {
        @Override
        public String message() {
            return task + ": " + miner + " has given an update for round " + round + " already; it cannot be changed";
        }
    }

    /** Somebody gave the same update before: copies are not paid. */
    record CopiedUpdate(EntityId task, int round, ParticipantId first) implements TaskRejection {
        @Override
        public String message() {
            return task + ": " + first + " gave the same update in round " + round + " before";
        }
    }

    /** The sample count makes no sense. */
    record NoSamples(EntityId task, long samples) implements TaskRejection {
        @Override
        public String message() {
            return task + ": an update trained on " + samples + " samples: expected at least 1";
        }
    }

    /** Only the present leader aggregates. */
    record NotLeading(EntityId task, ParticipantId sender, ParticipantId leader) implements TaskRejection {
        @Override
        public String message() {
            return task + ": " + leader + " leads, not " + sender;
        }
    }

    /** The offer does not have the segments that the task asked for. */
    record OfferMisshapen(EntityId task, String part, int expected, int found) implements TaskRejection {
        @Override
        public String message() {
            return task + ": " + part + " segments: expected " + (expected == 0 ? "at least 1" : "" + expected)
                    + ", found " + found;
        }
    }

    /** Two segments of an offer have the same hash, so that one would count twice. */
    record SegmentRepeated(EntityId task, String hash) implements TaskRejection {
        @Override
        public String message() {
            return task + ": segment " + hash + " is offered twice";
        }
    }

    /** More segments of one part are offered than a task takes. */
    record TooManySegments(EntityId task, String part, int limit, int found) implements TaskRejection {
        @Override
        public String message() {
            return task + ": " + part + " segments: expected at most " + limit + ", found " + found
                    + ": cut the data into fewer, larger ones";
        }
    }

    /** What is offered is no hash. */
    record HashTooLong(EntityId task, int found, int limit) implements TaskRejection {
        @Override
        public String message() {
            return task + ": a hash of " + found + " characters: expected a SHA-256 of at most " + limit;
        }
    }

    /**
     * The segments sent are not those asked for, in the order asked for.
     *
     * @param position the first, counted from 1, that is not the one asked for
     * @param wanted the hash asked for there; empty behind the last
     */
    record SegmentsNotAsked(EntityId task, int expected, int found, int position, String wanted)
            implements TaskRejection {
        @Override
        public String message() {
            String there = wanted.isEmpty() ? "nothing was asked for" : wanted + " was asked for";
            return task + ": expected " + expected + " segments in the order asked for, found " + found
                    + ": at position " + position + " " + there;
        }
    }

    /** The segment is not one that the sender trains on. */
    record SegmentUnknown(EntityId task, String hash) implements TaskRejection {
        @Override
        public String message() {
            return task + ": segment " + hash + " is not one of those given to you";
        }
    }

    /** What was given belongs to another way of training. */
    record OtherProtocol(EntityId task, Protocol protocol) implements TaskRejection {
        @Override
        public String message() {
            String word = protocol.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return task + " is trained by " + word + " (field training.protocol): "
                    + (protocol == Protocol.FEDERATED ? "hand in updates" : "hand in iterations");
        }
    }

    /** More iterations than a member has left in this round, or than go into one message; or none. */
    record IterationsNotAsked(EntityId task, ParticipantId miner, int most, int found) implements TaskRejection {
        @Override
        public String message() {
            String expected = most == 0 ? "none: all of this round are done" : "1 to " + most;
            return task + ": iterations of " + miner + ": expected " + expected + ", found " + found;
        }
    }

    /** A member must have dealt with all messages that were recorded when its last was, and cannot have with later ones. */
    record MessagesUnknown(EntityId task, ParticipantId miner, int least, int most, int found)
            implements TaskRejection {
        @Override
        public String message() {
            return task + ": " + miner + " says it applied the first " + found + " messages of the round: expected "
                    + least + " to " + most;
        }
    }

    /** Iterations do not go on from where the member was. */
    record ChainBroken(EntityId task, ParticipantId miner, int iteration, String what, String expected, String found)
            implements TaskRejection {
        @Override
        public String message() {
            return task + ": iteration " + iteration + " of " + miner + " breaks its chain: " + what + ": expected "
                    + expected + ", found " + found;
        }
    }

    /** A message map is larger than the task allows. */
    record TooManyWords(EntityId task, ParticipantId miner, int iteration, int most, int ups, int downs)
            implements TaskRejection {
        @Override
        public String message() {
            return task + ": iteration " + iteration + " of " + miner + " has " + ups + " words up and " + downs
                    + " down: expected at most " + most + " together (field training.residual.words)";
        }
    }

    /** Training that is verified must say how an update came about. */
    record TranscriptUnusable(EntityId task, ParticipantId miner, String problem) implements TaskRejection {
        @Override
        public String message() {
            return task + ": the update of " + miner + " is verified, and " + problem;
        }
    }
}
