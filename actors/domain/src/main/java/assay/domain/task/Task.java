package assay.domain.task;

import assay.domain.collection.PersistentMap;
import assay.domain.committee.Allocation;
import assay.domain.content.Cid;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.training.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One piece of paid work. What leads from phase to phase:
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>from</th><th>on</th><th>event</th><th>to</th></tr>
 * <tr><td>Blank</td><td>OpenTask</td><td>TaskDrafted</td><td>Drafted</td></tr>
 * <tr><td>Drafted</td><td>TransferNotice posted</td><td>TaskFunded</td><td>Recruiting (training), Enrolling (contribution)</td></tr>
 * <tr><td>Drafted</td><td>transfer refused or voided</td><td>FundingFailed</td><td>Closed</td></tr>
 * <tr><td>Recruiting</td><td>ElectionBegan</td><td>ElectionStarted</td><td>Electing</td></tr>
 * <tr><td>Recruiting, Electing</td><td>CommitteeElected</td><td>CrewFormed</td><td>Preparing</td></tr>
 * <tr><td>Drafted</td><td>the same, annotation and engineering</td><td>TaskFunded</td><td>Assigning</td></tr>
 * <tr><td>Assigning</td><td>TakeAssignment</td><td>AssignmentTaken</td><td>Assigning</td></tr>
 * <tr><td>Assigning</td><td>the same, where not everybody may; answers of miners</td><td>MinerApplied, NewcomerInvited, MinerTurnedAway; MinerJoined, AssignmentTaken</td><td>Assigning</td></tr>
 * <tr><td>Assigning</td><td>SubmitResult</td><td>ResultHandedIn, ResultAccepted (auto), ScoringStarted (custom)</td><td>Assigning</td></tr>
 * <tr><td>Assigning</td><td>an assignment falls due</td><td>AssignmentLapsed</td><td>Assigning</td></tr>
 * <tr><td>Assigning</td><td>JudgeResult, or silence (manual)</td><td>ResultAccepted, ResultRejected</td><td>Assigning</td></tr>
 * <tr><td>Assigning</td><td>EvaluatorsDrawn, EvaluatorReplaced (custom)</td><td>EvaluatorsSeated, EvaluatorReseated</td><td>Assigning</td></tr>
 * <tr><td>Assigning</td><td>MeasurementTaken (custom)</td><td>ResultScored, then ResultAccepted or ResultRejected</td><td>Assigning</td></tr>
 * <tr><td>Assigning</td><td>the last assignment is judged</td><td>SettlementStarted</td><td>Settling</td></tr>
 * <tr><td>Enrolling</td><td>JoinTask, answers of miners</td><td>MinerApplied, MinerJoined, MinerTurnedAway</td><td>Enrolling</td></tr>
 * <tr><td>Enrolling</td><td>window over, or full</td><td>CrewFormed</td><td>Preparing</td></tr>
 * <tr><td>Preparing</td><td>OfferSegments</td><td>SegmentsOffered</td><td>Preparing</td></tr>
 * <tr><td>Preparing</td><td>SegmentsOrdered</td><td>OrderDecided</td><td>Preparing</td></tr>
 * <tr><td>Preparing</td><td>SendSegments</td><td>SegmentsSent</td><td>Preparing</td></tr>
 * <tr><td>Preparing</td><td>EvaluatorsDrawn</td><td>EvaluatorsSeated</td><td>Preparing</td></tr>
 * <tr><td>Preparing</td><td>VerifiersDrawn</td><td>VerifiersSeated</td><td>Preparing</td></tr>
 * <tr><td>Preparing</td><td>data, evaluators and verifiers complete</td><td>BaselineStarted</td><td>Preparing</td></tr>
 * <tr><td>Preparing</td><td>MeasurementTaken</td><td>BaselineMeasured, RoundOpened</td><td>Training (collecting)</td></tr>
 * <tr><td>Training, collecting</td><td>SubmitUpdate</td><td>UpdateAccepted</td><td>Training (collecting)</td></tr>
 * <tr><td>Training, collecting</td><td>SubmitIterations</td><td>IterationsRecorded</td><td>Training (collecting)</td></tr>
 * <tr><td>Training, collecting</td><td>all answered, or round over</td><td>AggregationStarted</td><td>Training (aggregating)</td></tr>
 * <tr><td>Training, collecting</td><td>the same, contribution</td><td>MeasurementStarted</td><td>Training (measuring)</td></tr>
 * <tr><td>Training, collecting</td><td>the same, verified</td><td>VerificationStarted</td><td>Training (verifying)</td></tr>
 * <tr><td>Training, verifying</td><td>RoundVerified, or window over</td><td>RoundChecked, then as if not verified</td><td>Training (aggregating)</td></tr>
 * <tr><td>Training, collecting</td><td>round over without an update</td><td>RoundMissed</td><td>Training (next round)</td></tr>
 * <tr><td>Training, aggregating</td><td>SubmitAggregate</td><td>AggregateClaimed, MeasurementStarted</td><td>Training (measuring)</td></tr>
 * <tr><td>Training, aggregating</td><td>lease over</td><td>LeaderSucceeded</td><td>Training (aggregating)</td></tr>
 * <tr><td>Training, measuring</td><td>MeasurementTaken</td><td>RoundClosed, then RoundOpened or TrainingEnded</td><td>Training, Evaluating</td></tr>
 * <tr><td>Assigning, Preparing, Training, Evaluating</td><td>MeasurementFailed, the first time</td><td>MeasurementRepeated</td><td>the same</td></tr>
 * <tr><td>Training, Evaluating</td><td>EvaluatorReplaced</td><td>EvaluatorReseated</td><td>the same</td></tr>
 * <tr><td>Evaluating</td><td>SendSegments</td><td>HiddenRevealed</td><td>Evaluating</td></tr>
 * <tr><td>Evaluating</td><td>MeasurementTaken</td><td>FinalMeasured, SettlementStarted</td><td>Settling</td></tr>
 * <tr><td>any open phase</td><td>deadline, withdrawal, failure</td><td>SettlementStarted</td><td>Settling</td></tr>
 * <tr><td>Settling</td><td>PayoutFinished, PayoutRefused</td><td>TaskClosed</td><td>Closed</td></tr>
 * </table>
 *
 * <p>Before the first accepted update an exit refunds everything; after it, what is recorded is settled by the rule.
 */
public sealed interface Task {
    /** The task's name, which its committee, evaluation, payout and escrow share. */
    String name();

    /** What the CLI and the console call this phase. */
    String phase();

    /** Nothing was posted under this name yet. */
    record Blank(String name) implements Task {
        @Override
        public String phase() {
            return "blank";
        }
    }

    /** A task that somebody has posted. */
    sealed interface Known extends Task {
        Posted posted();

        @Override
        default String name() {
            return posted().name();
        }
    }

    /** No crew has formed yet. */
    sealed interface Forming extends Known {}

    /** The bounty lies in escrow and the work is not over: the task can still end in every way. */
    sealed interface Open extends Known {}

    /** Hands are being looked for. */
    sealed interface Gathering extends Forming, Open {}

    /** The bounty is on its way into escrow. */
    record Drafted(Posted posted) implements Forming {
        @Override
        public String phase() {
            return "drafted";
        }
    }

    /** The committee takes registrations. */
    record Recruiting(Posted posted) implements Gathering {
        @Override
        public String phase() {
            return "recruiting";
        }
    }

    /** Contribution: miners join until {@code closes}; {@code joined} says who is also engaged already, {@code newcomers}
     * who was offered one of the places for newcomers. */
    record Enrolling(
            Posted posted, Instant closes, PersistentMap<ParticipantId, Boolean> joined, List<ParticipantId> newcomers)
            implements Gathering {
        public Enrolling {
            newcomers = List.copyOf(newcomers);
        }

        /** Nobody was offered a place for newcomers. */
        public Enrolling(Posted posted, Instant closes, PersistentMap<ParticipantId, Boolean> joined) {
            this(posted, closes, joined, List.of());
        }

        Enrolling with(PersistentMap<ParticipantId, Boolean> other) {
            return new Enrolling(posted, closes, other, newcomers);
        }

        @Override
        public String phase() {
            return "recruiting";
        }
    }

    /** Workers take assignments and hand in results; these are judged as they come. */
    record Assigning(Posted posted, Assignments handed) implements Open {
        @Override
        public String phase() {
            return "assigning";
        }

        Assigning with(Assignments next) {
            return new Assigning(posted, next);
        }

        Assigning with(Entrance next) {
            return with(handed.with(next));
        }

        Assigning with(Assignments.Panel next) {
            return with(handed.with(next));
        }
    }

    /** The committee votes. */
    record Electing(Posted posted, int candidates) implements Gathering {
        @Override
        public String phase() {
            return "electing";
        }
    }

    /**
     * Data and evaluators are brought together.
     *
     * @param clientDue when the client must have given what it owes next
     * @param offer what the client offered
     * @param order the committee's order of the training segments, most wanted first
     * @param data set once all addresses are known
     * @param evaluators those drawn; empty until they are
     * @param measurement the number of the measurement of the initial model that is awaited; 0 for none
     * @param verifiers those drawn; empty until they are, and where nothing is verified
     */
    record Preparing(
            Posted posted,
            Crew crew,
            Instant clientDue,
            Optional<TaskCommand.OfferSegments> offer,
            Optional<List<String>> order,
            Optional<Dataset> data,
            List<ParticipantId> evaluators,
            long measurement,
            List<ParticipantId> verifiers)
            implements Open {
        public Preparing {
            evaluators = List.copyOf(evaluators);
            verifiers = List.copyOf(verifiers);
        }

        @Override
        public String phase() {
            return "preparing";
        }

        /** The hashes whose addresses the client owes now; empty when it owes none. */
        List<String> owed() {
            if (offer.isEmpty() || order.isEmpty() || data.isPresent()) return List.of();
            List<String> hashes = new java.util.ArrayList<>(order.get());
            hashes.addAll(offer.get().validation());
            return hashes;
        }

        Preparing withOffer(TaskCommand.OfferSegments made, Instant due) {
            Optional<List<String>> nothingToRank = posted.elects() ? Optional.empty() : Optional.of(List.of());
            return new Preparing(
                    posted, crew, due, Optional.of(made), nothingToRank, data, evaluators, measurement, verifiers);
        }

        Preparing withOrder(List<String> decided, List<Allocation> allocation, Instant due) {
            return new Preparing(
                    posted,
                    crew.withAllocation(allocation),
                    due,
                    offer,
                    Optional.of(List.copyOf(decided)),
                    data,
                    evaluators,
                    measurement,
                    verifiers);
        }

        Preparing withAddresses(List<Segment> segments) {
            TaskCommand.OfferSegments made = offer.orElseThrow();
            Cid model = made.model();
            int training = order.orElseThrow().size();
            Dataset known = new Dataset(
                    model, segments.subList(0, training), segments.subList(training, segments.size()), made.hidden());
            return new Preparing(
                    posted, crew, clientDue, offer, order, Optional.of(known), evaluators, measurement, verifiers);
        }

        Preparing withEvaluators(List<ParticipantId> drawn) {
            return new Preparing(posted, crew, clientDue, offer, order, data, drawn, measurement, verifiers);
        }

        Preparing asMeasuring(long number) {
            return new Preparing(posted, crew, clientDue, offer, order, data, evaluators, number, verifiers);
        }

        Preparing withVerifiers(List<ParticipantId> drawn) {
            return new Preparing(posted, crew, clientDue, offer, order, data, evaluators, measurement, drawn);
        }
    }

    /** Rounds are trained and measured. */
    record Training(Posted posted, Course course, Round round) implements Open {
        @Override
        public String phase() {
            return "training";
        }
    }

    /**
     * Training has ended; the hidden segments are awaited until {@code clientDue}, then measured.
     *
     * @param revealed the hidden segments; none until the client has sent them
     * @param repeated whether their measurement has failed once
     */
    record Evaluating(Posted posted, Course course, Instant clientDue, List<Segment> revealed, boolean repeated)
            implements Open {
        public Evaluating {
            revealed = List.copyOf(revealed);
        }

        @Override
        public String phase() {
            return "evaluating";
        }

        boolean measuring() {
            return !revealed.isEmpty();
        }

        Evaluating with(Course next) {
            return new Evaluating(posted, next, clientDue, revealed, repeated);
        }
    }

    /**
     * The payout divides the escrow.
     *
     * @param handed what came of the assignments of a task that has any
     */
    record Settling(Posted posted, Optional<Course> course, Ending ending, String reason, Optional<Assignments> handed)
            implements Known {
        /** Of a task without assignments. */
        public Settling(Posted posted, Optional<Course> course, Ending ending, String reason) {
            this(posted, course, ending, reason, Optional.empty());
        }

        @Override
        public String phase() {
            return "settling";
        }
    }

    /**
     * Over. What was escrowed equals paid + refunded + held.
     *
     * @param handed what came of the assignments of a task that has any
     */
    record Closed(
            Posted posted,
            Optional<Course> course,
            Ending ending,
            String reason,
            Credits paid,
            Credits refunded,
            Credits held,
            Optional<Assignments> handed)
            implements Known {
        /** Of a task without assignments. */
        public Closed(
                Posted posted,
                Optional<Course> course,
                Ending ending,
                String reason,
                Credits paid,
                Credits refunded,
                Credits held) {
            this(posted, course, ending, reason, paid, refunded, held, Optional.empty());
        }

        @Override
        public String phase() {
            return ending.name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
