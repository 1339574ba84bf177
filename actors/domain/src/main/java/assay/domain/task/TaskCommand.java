package assay.domain.task;

import assay.domain.committee.Allocation;
import assay.domain.committee.Standing;
import assay.domain.content.Cid;
import assay.domain.entity.Command;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.Report;
import assay.domain.money.Credits;
import assay.domain.training.Iteration;
import assay.domain.training.Segment;
import assay.domain.verification.Checks;
import assay.domain.verification.Transcript;
import assay.domain.verification.VerifierSeat;
import java.util.List;
import java.util.Optional;

/** What a task can be asked. It also takes {@link assay.domain.account.TransferNotice} about its escrow. */
public sealed interface TaskCommand extends Command {
    /** About work that is handed out assignment by assignment. */
    sealed interface AboutAssignments extends TaskCommand permits AssignmentCommand {}

    /** From the client: post the task and reserve its bounty. */
    record OpenTask(TaskSpec spec) implements TaskCommand {}

    /** From the client, before training: give up; everything is refunded. */
    record WithdrawTask() implements TaskCommand {}

    /** From a miner: take part in a contribution task. */
    record JoinTask() implements TaskCommand {}

    /** From the committee: registration has closed with this many candidates; votes are counted from now on. */
    record ElectionBegan(int candidates) implements TaskCommand {}

    /** From the committee: its members by Borda points, leader first, follower second. */
    record CommitteeElected(List<Standing> members, List<VerifierSeat> verifiers) implements TaskCommand {
        /** No lots have seated verifiers. */
        public CommitteeElected(List<Standing> members) {
            this(members, List.of());
        }

        public CommitteeElected {
            verifiers = List.copyOf(verifiers);
            members = List.copyOf(members);
        }
    }

    /** From the committee: it could not be found, or could not be kept. */
    record CommitteeFailed(String reason) implements TaskCommand {}

    /** From the committee: the order of the training segments, most wanted first, and who trains on which. */
    record SegmentsOrdered(List<String> order, List<Allocation> allocation) implements TaskCommand {
        public SegmentsOrdered {
            order = List.copyOf(order);
            allocation = List.copyOf(allocation);
        }
    }

    /** From the committee: {@code replacement} takes the place, and the segments, of {@code lost}. */
    record MemberReplaced(ParticipantId lost, ParticipantId replacement) implements TaskCommand {}

    /** From the committee: nobody is left to replace {@code lost}; the others go on. */
    record MemberLost(ParticipantId lost) implements TaskCommand {}

    /** From the client: the initial model and the hashes of all segments, addresses of none. */
    record OfferSegments(Cid model, List<String> training, List<String> validation, List<String> hidden)
            implements TaskCommand {
        public OfferSegments {
            training = List.copyOf(training);
            validation = List.copyOf(validation);
            hidden = List.copyOf(hidden);
        }
    }

    /** From the client: the addresses asked for, in the order asked for. */
    record SendSegments(List<Segment> segments) implements TaskCommand {
        public SendSegments {
            segments = List.copyOf(segments);
        }
    }

    /** From a member: a segment's bytes do not hash to what the client offered. */
    record ReportBadSegment(String hash) implements TaskCommand {}

    /**
     * From a trainer: its update for the round; loss and accuracy on its own training data, for information.
     *
     * @param transcript how it came about; needed where training is verified
     */
    record SubmitUpdate(
            int round, Cid update, long samples, long lossMicros, long accuracyMicros, Optional<Transcript> transcript)
            implements TaskCommand {
        /** Without saying how it came about. */
        public SubmitUpdate(int round, Cid update, long samples, long lossMicros, long accuracyMicros) {
            this(round, update, samples, lossMicros, accuracyMicros, Optional.empty());
        }
    }

    /** From a trainer, where updates are sealed: the commitment {@link Seal#of} to its update for the round. */
    record CommitUpdate(int round, String commitment) implements TaskCommand {}

    /** From a trainer that has committed: the update, what it says of it, and the salt. */
    record RevealUpdate(int round, Cid update, long samples, long lossMicros, long accuracyMicros, String salt)
            implements TaskCommand {}

    /**
     * From a trainer under {@link assay.domain.training.Protocol#ASYNC_RESIDUAL}: its next iterations.
     *
     * @param consumed how many messages of the round it had dealt with before: those of others were applied in order
     * @param maps the iterations' message maps
     * @param state what its next iterations go on from
     * @param transcript how they came about, where training is verified
     */
    record SubmitIterations(
            int round, int consumed, Cid maps, Cid state, List<Iteration> iterations, Optional<Transcript> transcript)
            implements TaskCommand {
        public SubmitIterations {
            iterations = List.copyOf(iterations);
        }

        /** Iterations that nobody verifies. */
        public SubmitIterations(int round, int consumed, Cid maps, Cid state, List<Iteration> iterations) {
            this(round, consumed, maps, state, iterations, Optional.empty());
        }
    }

    /** From the leader: the aggregate of the round's updates, and what the strategy keeps for the next round. */
    record SubmitAggregate(int round, Cid model, Optional<Cid> state) implements TaskCommand {
        /** By a strategy that keeps nothing. */
        public SubmitAggregate(int round, Cid model) {
            this(round, model, Optional.empty());
        }
    }

    /** From the evaluation: these evaluators were drawn. */
    record EvaluatorsDrawn(List<ParticipantId> evaluators) implements TaskCommand {
        public EvaluatorsDrawn {
            evaluators = List.copyOf(evaluators);
        }
    }

    /** From the evaluation: {@code lost} trains now, and {@code substitute} measures in its place. */
    record EvaluatorReplaced(ParticipantId lost, ParticipantId substitute) implements TaskCommand {}

    /** From the evaluation: the medians of a measurement, and whose reports were in time and within tolerance. */
    record MeasurementTaken(long measurement, Report median, List<ParticipantId> agreeing) implements TaskCommand {
        public MeasurementTaken {
            agreeing = List.copyOf(agreeing);
        }
    }

    /** From the evaluation: no quorum of evaluators could be had, at all or for one measurement (0: at all). */
    record MeasurementFailed(long measurement, String reason) implements TaskCommand {}

    /** From the payout: everything is paid. */
    record PayoutFinished(Credits paid, Credits refunded) implements TaskCommand {}

    /** From the payout: more than half of the approvers refused the plan; nothing was paid. */
    record PayoutRefused(String citedEvent, String reason) implements TaskCommand {}

    /** From the verification: these verifiers were drawn. */
    record VerifiersDrawn(List<ParticipantId> verifiers) implements TaskCommand {
        public VerifiersDrawn {
            verifiers = List.copyOf(verifiers);
        }
    }

    /** From the verification: no verifiers could be had. */
    record VerificationFailed(String reason) implements TaskCommand {}

    /** From the verification: the round is checked; the updates of {@code refused} must not count. */
    record RoundVerified(int round, List<ParticipantId> refused, List<Checks> checks) implements TaskCommand {
        public RoundVerified {
            refused = List.copyOf(refused);
            checks = List.copyOf(checks);
        }
    }
}
