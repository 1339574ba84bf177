package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.committee.Allocation;
import assay.domain.committee.Standing;
import assay.domain.content.Cid;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.payout.Contribution;
import assay.domain.payout.Gain;
import assay.domain.training.Iteration;
import assay.domain.training.Segment;
import assay.domain.verification.Checks;
import assay.domain.verification.Transcript;
import assay.domain.verification.VerifierSeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened to a task. */
public sealed interface TaskEvent extends Event<Task> {
    /** About work that is handed out assignment by assignment. */
    sealed interface AboutAssignments extends TaskEvent permits AssignmentEvent {}

    /** A client posted the task; its bounty is being reserved. */
    record TaskDrafted(ParticipantId client, TaskSpec spec, Instant openedAt, Instant deadline) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Blank blank = in(Task.Blank.class, task, this);
            return new Task.Drafted(new Posted(blank.name(), client, spec, openedAt, deadline));
        }
    }

    /** The bounty lies in escrow; the task is on the notice board, and looks for hands until {@code closes}. */
    record TaskFunded(Instant closes) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Posted posted = in(Task.Drafted.class, task, this).posted();
            if (posted.assigns()) return new Task.Assigning(posted, Assignments.NONE);
            return posted.elects()
                    ? new Task.Recruiting(posted)
                    : new Task.Enrolling(posted, closes, PersistentMap.empty(), List.of());
        }
    }

    /** The client's account did not cover the bounty. */
    record FundingFailed(String reason) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Posted posted = in(Task.Drafted.class, task, this).posted();
            return new Task.Closed(
                    posted, Optional.empty(), Ending.FAILED, reason, Credits.ZERO, Credits.ZERO, Credits.ZERO);
        }
    }

    /** A miner wants to contribute, or to take an assignment; its membership and stake are being checked. */
    record MinerApplied(ParticipantId miner) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            if (task instanceof Task.Assigning at)
                return at.with(at.handed().entrance().with(miner, false));
            Task.Enrolling at = in(Task.Enrolling.class, task, this);
            return at.with(at.joined().with(miner, false));
        }
    }

    /** The miner's reputation is too low only because it is new: it is asked again, for a newcomer's place. */
    record NewcomerInvited(ParticipantId miner) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            if (task instanceof Task.Assigning at)
                return at.with(at.handed().entrance().inviting(miner));
            Task.Enrolling at = in(Task.Enrolling.class, task, this);
            List<ParticipantId> newcomers = new ArrayList<>(at.newcomers());
            newcomers.add(miner);
            return new Task.Enrolling(at.posted(), at.closes(), at.joined(), newcomers);
        }
    }

    /** The miner is engaged. */
    record MinerJoined(ParticipantId miner) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            if (task instanceof Task.Assigning at)
                return at.with(at.handed().entrance().with(miner, true));
            Task.Enrolling at = in(Task.Enrolling.class, task, this);
            return at.with(at.joined().with(miner, true));
        }
    }

    /** The miner is no member of the market, or its stake is too low. */
    record MinerTurnedAway(ParticipantId miner, String reason) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            if (task instanceof Task.Assigning at)
                return at.with(at.handed().entrance().without(miner));
            Task.Enrolling at = in(Task.Enrolling.class, task, this);
            return at.with(at.joined().without(miner));
        }
    }

    /** The miner was engaged only after the crew had formed, and is let go. */
    record MinerTooLate(ParticipantId miner) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            boolean hires = !(task instanceof Task.Forming) && !(task instanceof Task.Assigning);
            boolean formed = task instanceof Task.Known && hires;
            if (!formed) throw new CorruptJournal(task, this);
            return task;
        }
    }

    /** Registration has closed with this many candidates. */
    record ElectionStarted(int candidates) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            return new Task.Electing(in(Task.Recruiting.class, task, this).posted(), candidates);
        }
    }

    /** Those who will train are known; the client must offer its segments by {@code clientDue}. */
    record CrewFormed(List<Standing> members, Instant clientDue, List<VerifierSeat> verifiers) implements TaskEvent {
        /** No lots have seated verifiers. */
        public CrewFormed(List<Standing> members, Instant clientDue) {
            this(members, clientDue, List.of());
        }

        public CrewFormed {
            verifiers = List.copyOf(verifiers);
        }

        @Override
        public Task applyTo(Task task) {
            Posted posted = in(Task.Gathering.class, task, this).posted();
            return new Task.Preparing(
                    posted,
                    new Crew(members, List.of(), 0),
                    clientDue,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    0,
                    List.of());
        }
    }

    /** The client offered its segments by their hashes. */
    record SegmentsOffered(TaskCommand.OfferSegments offer, Instant clientDue) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            return in(Task.Preparing.class, task, this).withOffer(offer, clientDue);
        }
    }

    /** The committee ordered the training segments and allocated them. */
    record OrderDecided(List<String> order, List<Allocation> allocation, Instant clientDue) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            return in(Task.Preparing.class, task, this).withOrder(order, allocation, clientDue);
        }
    }

    /** The client sent the addresses of the training segments in their order, then of the validation segments. */
    record SegmentsSent(List<Segment> segments) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            return in(Task.Preparing.class, task, this).withAddresses(segments);
        }
    }

    /** Evaluators were drawn. */
    record EvaluatorsSeated(List<ParticipantId> evaluators) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            if (task instanceof Task.Assigning at)
                return at.with(at.handed().panel().seated(evaluators));
            return in(Task.Preparing.class, task, this).withEvaluators(evaluators);
        }
    }

    /** Verifiers were drawn. */
    record VerifiersSeated(List<ParticipantId> verifiers) implements TaskEvent {
        public VerifiersSeated {
            verifiers = List.copyOf(verifiers);
        }

        @Override
        public Task applyTo(Task task) {
            return in(Task.Preparing.class, task, this).withVerifiers(verifiers);
        }
    }

    /** The initial model is being measured. */
    record BaselineStarted(long measurement) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            return in(Task.Preparing.class, task, this).asMeasuring(measurement);
        }
    }

    /** The initial model's error is known. */
    record BaselineMeasured(long measurement, long errorMicros, long lossMicros, List<ParticipantId> agreeing)
            implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Preparing at = in(Task.Preparing.class, task, this);
            Course course = new Course(
                    at.crew(),
                    at.data().orElseThrow(() -> new CorruptJournal(task, this)),
                    at.evaluators(),
                    Findings.baseline(errorMicros, agreeing),
                    Attendance.NONE,
                    measurement);
            Round none = new Round.Collecting(0, at.posted().openedAt(), List.of());
            return new Task.Training(at.posted(), course, none);
        }
    }

    /** Members may train and answer until {@code closes}. */
    record RoundOpened(int round, Instant closes) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Course course = at.course().with(at.course().attendance().holdingNone());
            return new Task.Training(at.posted(), course, new Round.Collecting(round, closes, List.of()));
        }
    }

    /** A member answered. */
    record UpdateAccepted(int round, Update update) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            boolean open = at.round() instanceof Round.Collecting || at.round() instanceof Round.Revealing;
            if (!open) throw new CorruptJournal(task, this);
            List<Update> updates = new ArrayList<>(at.round().updates());
            updates.add(update);
            Course course = at.course().with(at.course().attendance().withAnswer(update.miner()));
            return new Task.Training(at.posted(), course, at.round().with(updates));
        }
    }

    /** A member is bound to an update that nobody has seen. */
    record UpdateCommitted(int round, ParticipantId miner, String commitment) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            if (!(at.round() instanceof Round.Collecting open)) throw new CorruptJournal(task, this);
            List<Seal> seals = new ArrayList<>(open.seals());
            seals.add(new Seal(miner, commitment));
            Round next = new Round.Collecting(open.number(), open.closes(), open.updates(), seals);
            return new Task.Training(at.posted(), at.course(), next);
        }
    }

    /** No more commitments are taken; whoever is bound shows its update before {@code closes}. */
    record RevealOpened(int round, Instant closes) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            if (!(at.round() instanceof Round.Collecting open)) throw new CorruptJournal(task, this);
            Round next = new Round.Revealing(open.number(), closes, open.updates(), open.seals());
            return new Task.Training(at.posted(), at.course(), next);
        }
    }

    /** A member showed what it was bound to; whether that counts is said next. */
    record UpdateRevealed(int round, ParticipantId miner, String salt) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            if (!(at.round() instanceof Round.Revealing)) throw new CorruptJournal(task, this);
            return at;
        }
    }

    /** A member handed in the very update that {@code original} had made: it counts for nothing. */
    record UpdateCopied(int round, ParticipantId miner, ParticipantId original) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            List<Update> updates = new ArrayList<>(at.round().updates());
            boolean counted = updates.removeIf(update -> update.miner().equals(miner));
            Attendance before = at.course().attendance();
            Attendance after = counted ? before.withoutAnswer(miner) : before;
            Course course = at.course().with(after.withCopy(miner, round));
            return new Task.Training(at.posted(), course, at.round().with(updates));
        }
    }

    /** An update came after the round had closed: it will count for the next. */
    record UpdateHeld(int round, Update update) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Course course = at.course().with(at.course().attendance().holding(update));
            return new Task.Training(at.posted(), course, at.round());
        }
    }

    /**
     * These members' updates stand out from the others by how many parameters they move up or down (the evaluators'
     * medians, 1.5 times the inter-quartile range).
     *
     * @param excluded whether they count for nothing
     */
    record UpdatesFlagged(int round, List<ParticipantId> miners, boolean excluded) implements TaskEvent {
        public UpdatesFlagged {
            miners = List.copyOf(miners);
        }

        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            if (!excluded) return at;
            Attendance attendance = at.course().attendance();
            for (Update update : at.round().updates()) {
                if (miners.contains(update.miner())) attendance = attendance.withoutAnswer(update.miner());
            }
            return new Task.Training(at.posted(), at.course().with(attendance), at.round());
        }
    }

    /** The updates of the round are taken in this order, which is not that of their arrival. */
    record UpdatesOrdered(int round, List<ParticipantId> order) implements TaskEvent {
        public UpdatesOrdered {
            order = List.copyOf(order);
        }

        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            List<Update> updates = Ordering.ordered(at.round().updates(), order);
            if (updates.size() != at.round().updates().size()) throw new CorruptJournal(task, this);
            return new Task.Training(at.posted(), at.course(), at.round().with(updates));
        }
    }

    /** A member handed in iterations: from now on they are the next that everybody applies. */
    record IterationsRecorded(
            int round,
            ParticipantId miner,
            int consumed,
            Cid maps,
            Cid state,
            List<Iteration> iterations,
            Optional<Transcript> transcript)
            implements TaskEvent {
        public IterationsRecorded {
            iterations = List.copyOf(iterations);
        }

        /** Iterations that nobody verifies. */
        public IterationsRecorded(
                int round, ParticipantId miner, int consumed, Cid maps, Cid state, List<Iteration> iterations) {
            this(round, miner, consumed, maps, state, iterations, Optional.empty());
        }

        @Override
        public Task applyTo(Task task) {
            return Iterating.recorded(in(Task.Training.class, task, this), this);
        }
    }

    /** A member found that a segment's bytes are not what the client offered. */
    record SegmentDisputed(String hash, ParticipantId by) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            return new Task.Training(
                    at.posted(), at.course().with(at.course().attendance().withDispute(hash, by)), at.round());
        }
    }

    /** A member let the round pass, {@code rounds} in a row by now. */
    record MemberSilent(ParticipantId member, int rounds) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Course course = at.course().with(at.course().attendance().withSilence(member, rounds));
            return new Task.Training(at.posted(), course, at.round());
        }
    }

    /** Another miner takes the place of a lost one. */
    record MemberExchanged(ParticipantId lost, ParticipantId replacement) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Course course = at.course()
                    .with(at.course().crew().withReplacement(lost, replacement))
                    .with(at.course().attendance().without(lost));
            return new Task.Training(at.posted(), course, at.round());
        }
    }

    /** A member is gone and nobody replaces it. */
    record MemberDropped(ParticipantId lost) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Course course = at.course()
                    .with(at.course().crew().without(lost))
                    .with(at.course().attendance().without(lost));
            return new Task.Training(at.posted(), course, at.round());
        }
    }

    /** An evaluator trains from now on; {@code substitute} measures, and approves the payout, in its place. */
    record EvaluatorReseated(ParticipantId lost, ParticipantId substitute) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            if (task instanceof Task.Assigning at) {
                return at.with(Scoring.reseated(at.handed().panel(), lost, substitute));
            }
            if (task instanceof Task.Evaluating at) {
                Course course = at.course().withEvaluator(lost, substitute);
                return at.with(course);
            }
            Task.Training at = in(Task.Training.class, task, this);
            return new Task.Training(at.posted(), at.course().withEvaluator(lost, substitute), at.round());
        }
    }

    /** The round is over and nobody answered. */
    record RoundMissed(int round) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            return in(Task.Training.class, task, this);
        }
    }

    /** The updates are in; verifiers do samples of the training again, at most until {@code closes}. */
    record VerificationStarted(int round, Instant closes) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Round next = new Round.Verifying(round, at.round().updates(), closes);
            return new Task.Training(at.posted(), at.course(), next);
        }
    }

    /**
     * The updates that count are known: those of nobody who was convicted in time.
     *
     * @param refused whose updates are left out
     * @param checks who did how many checks that are paid; empty when verification was not done in time
     */
    record RoundChecked(int round, List<ParticipantId> refused, List<Checks> checks) implements TaskEvent {
        public RoundChecked {
            refused = List.copyOf(refused);
            checks = List.copyOf(checks);
        }

        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            if (!(at.round() instanceof Round.Verifying open)) throw new CorruptJournal(task, this);
            List<Update> left = open.updates().stream()
                    .filter(update -> !refused.contains(update.miner()))
                    .toList();
            Attendance counted = at.course().attendance();
            for (Update update : open.updates()) {
                if (refused.contains(update.miner())) counted = counted.withoutAnswer(update.miner());
            }
            Course course = at.course()
                    .with(at.course().findings().withChecks(checks))
                    .with(counted)
                    .with(Iterating.starting(at.course().chains(), refused));
            return new Task.Training(at.posted(), course, new Round.Verifying(round, left, open.closes()));
        }
    }

    /** The updates are in; the leader has until {@code lease} to aggregate them. */
    record AggregationStarted(int round, ParticipantId leader, Instant lease) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Round next = new Round.Aggregating(round, at.round().updates(), lease, 0);
            return new Task.Training(at.posted(), at.course(), next);
        }
    }

    /** The leader stayed silent past its lease; the next in the ranking takes over. */
    record LeaderSucceeded(int round, ParticipantId silent, ParticipantId leader, Instant lease) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            if (!(at.round() instanceof Round.Aggregating open)) throw new CorruptJournal(task, this);
            Course course = at.course().with(at.course().crew().withNextLeader());
            Round next = new Round.Aggregating(open.number(), open.updates(), lease, open.succeeded() + 1);
            return new Task.Training(at.posted(), course, next);
        }
    }

    /** The leader says what the aggregate is. Evaluators will recompute it. */
    record AggregateClaimed(int round, ParticipantId leader, Cid model, Optional<Cid> state) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Round next = new Round.Measuring(round, at.round().updates(), Optional.of(model), false, state);
            return new Task.Training(at.posted(), at.course(), next);
        }
    }

    /** Evaluators recompute and measure the round. */
    record MeasurementStarted(int round, long measurement) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Round next = at.round() instanceof Round.Measuring claimed
                    ? claimed
                    : new Round.Measuring(round, at.round().updates(), Optional.empty(), false, Optional.empty());
            return new Task.Training(at.posted(), at.course().withMeasurement(measurement), next);
        }
    }

    /** Measurement {@code failed} found no quorum: the same is asked for once more, as {@code measurement}. */
    record MeasurementRepeated(long failed, long measurement, String reason) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            if (task instanceof Task.Preparing at) return at.asMeasuring(measurement);
            if (task instanceof Task.Assigning at) {
                Assignments.Panel panel = at.handed().panel();
                return at.with(panel.asked(panel.scoring(), measurement, true));
            }
            if (task instanceof Task.Evaluating at) {
                Course course = at.course().withMeasurement(measurement);
                return new Task.Evaluating(at.posted(), course, at.clientDue(), at.revealed(), true);
            }
            Task.Training at = in(Task.Training.class, task, this);
            if (!(at.round() instanceof Round.Measuring now)) throw new CorruptJournal(task, this);
            Round again = new Round.Measuring(now.number(), now.updates(), now.claimed(), true, now.claimedState());
            return new Task.Training(at.posted(), at.course().withMeasurement(measurement), again);
        }
    }

    /** What the leader claimed is not what the evaluators computed: the next in the ranking leads from now on. */
    record LeaderDeposed(int round, ParticipantId leader, Cid claimed, Cid recomputed) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Course course = at.course().with(at.course().crew().withNextLeader());
            return new Task.Training(at.posted(), course, at.round());
        }
    }

    /**
     * The round is measured.
     *
     * @param values what each update was worth, in their order, where the task has them valued
     */
    record RoundClosed(
            int round, RoundResult result, List<Gain> gains, List<ParticipantId> agreeing, List<Contribution> values)
            implements TaskEvent {
        public RoundClosed {
            gains = List.copyOf(gains);
            agreeing = List.copyOf(agreeing);
            values = List.copyOf(values);
        }

        /** Nothing was valued. */
        public RoundClosed(int round, RoundResult result, List<Gain> gains, List<ParticipantId> agreeing) {
            this(round, result, gains, agreeing, List.of());
        }

        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            Course course = at.course()
                    .with(at.course()
                            .findings()
                            .withRound(
                                    result,
                                    gains,
                                    agreeing,
                                    values,
                                    at.posted().spec().minimumIncrementMicros()));
            return new Task.Training(at.posted(), course, at.round());
        }
    }

    /** No more rounds; the client must reveal the hidden segments by {@code clientDue}. */
    record TrainingEnded(String reason, Instant clientDue) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Training at = in(Task.Training.class, task, this);
            return new Task.Evaluating(at.posted(), at.course(), clientDue, List.of(), false);
        }
    }

    /** The hidden segments are known, and the best model is being measured on them. */
    record HiddenRevealed(List<Segment> segments, long measurement) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Evaluating at = in(Task.Evaluating.class, task, this);
            Course course = at.course().withMeasurement(measurement);
            return new Task.Evaluating(at.posted(), course, at.clientDue(), segments, false);
        }
    }

    /** The model's error on data that nobody trained on. */
    record FinalMeasured(long errorMicros, long lossMicros, List<ParticipantId> agreeing) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Evaluating at = in(Task.Evaluating.class, task, this);
            Course course = at.course().with(at.course().findings().withFinal(errorMicros, agreeing));
            return at.with(course);
        }
    }

    /** The work is over; the payout divides the escrow. Miners whom the task itself engaged are let go. */
    record SettlementStarted(Ending ending, String reason, List<ParticipantId> released) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Open at = in(Task.Open.class, task, this);
            if (at instanceof Task.Assigning assigning) {
                Optional<Assignments> handed = Optional.of(assigning.handed());
                return new Task.Settling(at.posted(), Optional.empty(), ending, reason, handed);
            }
            Optional<Course> course = at instanceof Task.Training training
                    ? Optional.of(training.course())
                    : at instanceof Task.Evaluating evaluating ? Optional.of(evaluating.course()) : Optional.empty();
            return new Task.Settling(at.posted(), course, ending, reason);
        }
    }

    /** Over. Paid, refunded and still held add up to the bounty. */
    record TaskClosed(Credits paid, Credits refunded, Credits held, String remark) implements TaskEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Settling at = in(Task.Settling.class, task, this);
            String reason = remark.isEmpty() ? at.reason() : at.reason() + "; " + remark;
            return new Task.Closed(at.posted(), at.course(), at.ending(), reason, paid, refunded, held, at.handed());
        }
    }

    private static <T> T in(Class<T> phase, Task task, TaskEvent event) {
        if (!phase.isInstance(task)) throw new CorruptJournal(task, event);
        return phase.cast(task);
    }
}
