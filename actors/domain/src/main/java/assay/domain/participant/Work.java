package assay.domain.participant;

import assay.domain.board.Listing;
import assay.domain.committee.Peer;
import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.payout.Plan;
import assay.domain.task.Assignment;
import assay.domain.task.Campaign;
import assay.domain.task.TaskSpec;
import assay.domain.training.Job;
import assay.domain.verification.Check;
import assay.domain.verification.DrawnMessage;
import assay.domain.verification.Sample;
import java.time.Instant;
import java.util.List;

/**
 * Something a participant could do for an entity of the market now. The market shows work to whoever asks; it never
 * calls anybody. The same work, asked for again, has the same key.
 */
public sealed interface Work {
    /** The entity that the answer goes to. */
    EntityId at();

    /** Distinguishes this piece of work from all others at the same entity. */
    String key();

    /** When the answer comes too late. */
    Instant closes();

    /**
     * Register as a candidate for a committee, with a first vote. Answer: {@code CommitteeCommand.Register}.
     *
     * @param tries how often one that was turned away was asked to try again
     */
    record Register(EntityId at, Listing task, Instant closes, Ballot ballot, int tries) implements Work {
        /** Open votes, for the first time. */
        public Register(EntityId at, Listing task, Instant closes) {
            this(at, task, closes, Ballot.unsaid(), 0);
        }

        @Override
        public String key() {
            return tries == 0 ? "register" : "register-" + tries;
        }
    }

    /** Vote in an election's cycle. Answer: {@code CommitteeCommand.CastVote}. */
    record Vote(EntityId at, int cycle, Instant closes) implements Work {
        @Override
        public String key() {
            return "vote-" + cycle;
        }
    }

    /** Seal a vote in an election's cycle. Answer: {@code CommitteeCommand.CommitVote}. */
    record SealVote(EntityId at, ParticipantId who, int cycle, Instant closes) implements Work {
        @Override
        public String key() {
            return "seal-" + cycle;
        }
    }

    /** Say what one's sealed vote was. Answer: {@code CommitteeCommand.RevealVote}. */
    record RevealVote(EntityId at, ParticipantId who, int cycle, Instant closes) implements Work {
        @Override
        public String key() {
            return "reveal-" + cycle;
        }
    }

    /** Prove one's lots. Answer: {@code CommitteeCommand.ProveLots}. */
    record ProveLots(EntityId at, ParticipantId who, int attempt, String seed, Instant closes) implements Work {
        @Override
        public String key() {
            return "prove-" + attempt;
        }
    }

    /** Measure the distance to the other members. Answer: {@code CommitteeCommand.ReportPings}. */
    record MeasurePeers(EntityId at, List<Peer> peers, Instant closes) implements Work {
        @Override
        public String key() {
            return "pings";
        }
    }

    /** Rank segments, most wanted first. Answer: {@code CommitteeCommand.SubmitRanking}. */
    record RankSegments(EntityId at, List<String> hashes, Instant closes) implements Work {
        @Override
        public String key() {
            return "ranking";
        }
    }

    /** For the client: cut the dataset and offer the hashes. Answer: {@code TaskCommand.OfferSegments}. */
    record OfferSegments(EntityId at, TaskSpec spec, Instant closes) implements Work {
        @Override
        public String key() {
            return "offer";
        }
    }

    /** For the client: send the addresses of these segments in this order. Answer: {@code TaskCommand.SendSegments}. */
    record SendSegments(EntityId at, TaskSpec spec, String stage, List<String> hashes, Instant closes) implements Work {
        @Override
        public String key() {
            return "send-" + stage;
        }
    }

    /**
     * Join a contribution task with one's own data. Answer: {@code TaskCommand.JoinTask}.
     *
     * @param campaign what the client says about data, model and method
     */
    record Join(EntityId at, Listing task, Instant closes, Campaign campaign) implements Work {
        /** Where the client says nothing more. */
        public Join(EntityId at, Listing task, Instant closes) {
            this(at, task, closes, Campaign.unsaid());
        }

        @Override
        public String key() {
            return "join";
        }
    }

    /**
     * Take one assignment of a task. Answer: {@code AssignmentCommand.TakeAssignment}.
     *
     * @param spec what is asked for, and what it earns
     * @param had how many of this task one has taken before, and one more for having been let in
     */
    record Take(EntityId at, TaskSpec spec, int had, Instant closes) implements Work {
        @Override
        public String key() {
            return "take-" + had;
        }
    }

    /** Hand in the result of an assignment that one has taken. Answer: {@code AssignmentCommand.SubmitResult}. */
    record Deliver(EntityId at, int assignment, TaskSpec spec, Instant closes) implements Work {
        @Override
        public String key() {
            return "deliver-" + assignment;
        }
    }

    /** For the client: judge a result. Answer: {@code AssignmentCommand.JudgeResult}; silence accepts. */
    record Judge(EntityId at, Assignment assignment, TaskSpec spec, Instant closes) implements Work {
        @Override
        public String key() {
            return "judge-" + assignment.number();
        }
    }

    /**
     * Train in a round. Answer: {@code TaskCommand.SubmitUpdate}, or {@code TaskCommand.ReportBadSegment}.
     *
     * @param job what to do; for a contribution task, empty segments: one's own data is to be used
     * @param stretch how many iterations lie between two states that the answer's transcript commits to; 0 where nobody
     *     verifies
     * @param sealed whether the answer is {@code TaskCommand.CommitUpdate} instead, and the update is shown later
     * @param stretch when the training will be checked, how many batches lie between two states that have to be kept and
     *     committed to; otherwise 0
     */
    record Train(EntityId at, int round, Job.Train job, Instant closes, boolean sealed, int stretch) implements Work {
        /** Whose update is handed in openly, and that nobody will do again. */
        public Train(EntityId at, int round, Job.Train job, Instant closes) {
            this(at, round, job, closes, false, 0);
        }

        /** Training that nobody will do again. */
        public Train(EntityId at, int round, Job.Train job, Instant closes, boolean sealed) {
            this(at, round, job, closes, sealed, 0);
        }

        @Override
        public String key() {
            return "train-" + round;
        }
    }

    /**
     * Show the update that one has committed to. Answer: {@code TaskCommand.RevealUpdate}.
     *
     * @param job what was to be done, for whoever has not kept what came of it
     */
    record RevealUpdate(EntityId at, int round, Job.Train job, Instant closes) implements Work {
        @Override
        public String key() {
            return "reveal-update-" + round;
        }
    }

    /**
     * The next iterations of a round. Answer: {@code TaskCommand.SubmitIterations}, or {@code TaskCommand.ReportBadSegment}.
     *
     * @param consumed how many messages of the round are dealt with when the job is done: those of others are in it
     * @param job what to do; for a contribution task, empty segments: one's own data is to be used
     */
    record Iterate(EntityId at, int round, int consumed, Job.Iterate job, Instant closes, int stretch) implements Work {
        /** Iterations that nobody will do again. */
        public Iterate(EntityId at, int round, int consumed, Job.Iterate job, Instant closes) {
            this(at, round, consumed, job, closes, 0);
        }

        @Override
        public String key() {
            return "iterate-" + round + "-" + job.first();
        }
    }

    /** For the leader: aggregate the round's updates. Answer: {@code TaskCommand.SubmitAggregate}. */
    record Aggregate(EntityId at, int round, Job.Aggregate job, Instant closes) implements Work {
        @Override
        public String key() {
            return "aggregate-" + round;
        }
    }

    /** Enrol as an evaluator. Answer: {@code EvaluationCommand.Enrol}. */
    record Enrol(EntityId at, Instant closes) implements Work {
        @Override
        public String key() {
            return "enrol";
        }
    }

    /** Measure, and commit to the result. Answer: {@code EvaluationCommand.CommitReport}. */
    record Commit(EntityId at, long measurement, Job.Measure job, Instant closes) implements Work {
        @Override
        public String key() {
            return "commit-" + measurement;
        }
    }

    /** Reveal what one committed to. Answer: {@code EvaluationCommand.RevealReport}. */
    record Reveal(EntityId at, long measurement, Job.Measure job, Instant closes) implements Work {
        @Override
        public String key() {
            return "reveal-" + measurement;
        }
    }

    /** Approve or refuse a payout plan. Answer: {@code PayoutCommand.ApprovePlan} or {@code RefusePlan}. */
    record Approve(EntityId at, Plan plan, Instant closes) implements Work {
        @Override
        public String key() {
            return "approve";
        }
    }

    /** Enrol as a verifier. Answer: {@code VerificationCommand.EnrolVerifier}. */
    record EnrolVerifier(EntityId at, Instant closes) implements Work {
        @Override
        public String key() {
            return "enrol-verifier";
        }
    }

    /**
     * For a verifier: show the next value of one's chain. Answer: {@code VerificationCommand.GiveSeed}.
     *
     * @param last the value shown last
     */
    record GiveSeed(EntityId at, int round, String last, Instant closes) implements Work {
        @Override
        public String key() {
            return "seed-" + round;
        }
    }

    /**
     * For a trainer: show sampled stretches, some of them with a fault planted. Answer: {@code
     * VerificationCommand.OpenSamples}.
     */
    record OpenSamples(
            EntityId at,
            int round,
            Job.TrainInSteps job,
            String beacon,
            List<Sample> samples,
            long plantedMicros,
            Instant closes,
            List<DrawnMessage> messages)
            implements Work {
        public OpenSamples {
            messages = List.copyOf(messages);
        }

        @Override
        public String key() {
            return "open-" + round;
        }
    }

    /** For a verifier: do stretches again, and commit to verdicts. Answer: {@code VerificationCommand.CommitVerdicts}. */
    record Recheck(EntityId at, int round, List<Check> checks, Instant closes) implements Work {
        @Override
        public String key() {
            return "recheck-" + round;
        }
    }

    /** For a verifier: show one's verdicts. Answer: {@code VerificationCommand.RevealVerdicts}. */
    record ShowVerdicts(EntityId at, int round, List<Check> checks, Instant closes) implements Work {
        @Override
        public String key() {
            return "verdicts-" + round;
        }
    }

    /** For a trainer: show what one had committed to. Answer: {@code VerificationCommand.Unseal}. */
    record Unseal(
            EntityId at,
            int round,
            Job.TrainInSteps job,
            List<Sample> samples,
            Instant closes,
            List<DrawnMessage> messages)
            implements Work {
        public Unseal {
            messages = List.copyOf(messages);
        }

        @Override
        public String key() {
            return "unseal-" + round;
        }
    }

    /**
     * For the trainer in a dispute: say which state lies before batch {@code part.to()}. Answer: {@code
     * VerificationCommand.AssertState}.
     */
    record AssertState(EntityId at, int round, int dispute, Job.ReRun part, Instant closes) implements Work {
        @Override
        public String key() {
            return "assert-" + round + "-" + dispute + "-" + part.to();
        }
    }

    /**
     * For the accuser in a dispute, or a juror: say whether the state before batch {@code check.part().to()} is what is
     * claimed. Answer: {@code VerificationCommand.JudgeStep}.
     *
     * @param juror whether it is the last step, and one is asked as a juror
     */
    record JudgeStep(EntityId at, int round, int dispute, Check check, boolean juror, Instant closes) implements Work {
        @Override
        public String key() {
            return (juror ? "jury-" : "judge-") + round + "-" + dispute + "-"
                    + check.part().to();
        }
    }
}
