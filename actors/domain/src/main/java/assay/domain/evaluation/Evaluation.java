package assay.domain.evaluation;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import java.time.Instant;

/**
 * The evaluation of one task: evaluators drawn by lot, who measure models without seeing one another's results.
 *
 * <pre>
 * from        command or cause                  events                                        to
 * None        Convene                           EnrolmentBegan                                Enrolling
 * Enrolling   Enrol                             EvaluatorEnrolled                             Enrolling
 *             ... with a stake                  EvaluatorApplied                              Enrolling
 *             answer to Engage                  EvaluatorEnrolled, EnrolmentRefused           Enrolling
 *             window over, too few              EnrolmentExtended (until the deadline)        Enrolling
 *             window over, or enough at last    EvaluatorsDrawn, then what waits              Ready
 *             deadline, too few                 EvaluationFailed                              Failed
 * Ready       a measurement waits               CommitOpened                                  Committing
 * Committing  CommitReport                      ReportCommitted                               Committing
 *             all committed, or time over       RevealOpened                                  Revealing
 *             ... no quorum                     MeasurementFailed, then what waits            Ready
 * Revealing   RevealReport                      ReportRevealed                                Revealing
 *             all revealed, or time over        MeasurementTaken, then what waits             Ready
 *             ... no quorum                     MeasurementFailed, then what waits            Ready
 * Enrolling, Ready, Committing, Revealing
 *             MeasureModel                      MeasurementAsked, and begun if none is        the same
 *             Exclude                           ParticipantExcluded, EvaluatorSubstituted while
 *                                               there are reserves, and closed if all are in the same
 *             after a measurement               ReportsPenalised, then as by Exclude          Ready
 * any but None
 *             answer to Engage, too late        EvaluatorTooLate                              the same
 * any but Failed
 *             Dissolve                          EvaluationDissolved                           Dissolved
 * </pre>
 */
public sealed interface Evaluation {
    /** The most evaluators that may enrol for one task. */
    int MAX_ENROLMENTS = 1_000;

    /** The evaluation's name, which is that of its task. */
    String name();

    /** The state in words, to complete "the evaluation is …". */
    String words();

    /** This evaluation's address. */
    default EntityId id() {
        return new EntityId(EntityType.EVALUATION, name());
    }

    /** The address of the task it serves. */
    default EntityId task() {
        return new EntityId(EntityType.TASK, name());
    }

    /** Nobody has asked for evaluators yet. */
    record None(String name) implements Evaluation {
        @Override
        public String words() {
            return "not asked for yet";
        }
    }

    /** A state in which the rules are known and measurements may be asked for. */
    sealed interface Convened extends Evaluation {
        Panel panel();

        /** The same state with another panel. */
        Convened with(Panel panel);

        @Override
        default String name() {
            return panel().name();
        }
    }

    /**
     * Evaluators may enrol.
     *
     * @param closes when enrolment closes; once extended, the deadline
     * @param extended whether too few had enrolled when the window was over
     * @param beacon hash of all enrolments so far
     * @param enrolled who has, and as which in order
     */
    record Enrolling(
            Panel panel,
            Instant closes,
            boolean extended,
            String beacon,
            PersistentMap<ParticipantId, Integer> enrolled)
            implements Convened {
        @Override
        public Enrolling with(Panel other) {
            return new Enrolling(other, closes, extended, beacon, enrolled);
        }

        @Override
        public String words() {
            return "enrolling";
        }
    }

    /** Evaluators are drawn, and nothing is being measured. */
    record Ready(Panel panel) implements Convened {
        @Override
        public Ready with(Panel other) {
            return new Ready(other);
        }

        @Override
        public String words() {
            return "ready";
        }
    }

    /** A state in which a model is being measured. */
    sealed interface Measuring extends Convened {
        Panel.Measurement measurement();

        PersistentMap<ParticipantId, String> commitments();
    }

    /** Evaluators measure, and bind themselves to what they found. */
    record Committing(
            Panel panel,
            Panel.Measurement measurement,
            Instant closes,
            PersistentMap<ParticipantId, String> commitments)
            implements Measuring {
        @Override
        public Committing with(Panel other) {
            return new Committing(other, measurement, closes, commitments);
        }

        @Override
        public String words() {
            return "taking commitments to measurement " + measurement.number();
        }
    }

    /** Evaluators that are bound show what they found. */
    record Revealing(
            Panel panel,
            Panel.Measurement measurement,
            Instant closes,
            PersistentMap<ParticipantId, String> commitments,
            PersistentMap<ParticipantId, Report> reports)
            implements Measuring {
        @Override
        public Revealing with(Panel other) {
            return new Revealing(other, measurement, closes, commitments, reports);
        }

        @Override
        public String words() {
            return "taking reports of measurement " + measurement.number();
        }
    }

    /** The work is over. */
    record Dissolved(String name) implements Evaluation {
        @Override
        public String words() {
            return "dissolved";
        }
    }

    /** Too few evaluators could be found. */
    record Failed(String name, String reason) implements Evaluation {
        @Override
        public String words() {
            return "failed: " + reason;
        }
    }
}
