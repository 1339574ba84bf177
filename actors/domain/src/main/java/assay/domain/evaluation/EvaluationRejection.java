package assay.domain.evaluation;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Rejection;

/** Why an evaluation refuses. */
public sealed interface EvaluationRejection extends Rejection {
    /** No evaluation can follow these rules. */
    record UnusableRules(EntityId evaluation, String field, String found, String expected)
            implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": " + field + " is " + found + ", expected " + expected;
        }
    }

    /** The same was asked for before with other particulars. */
    record AskedOtherwise(EntityId evaluation, String command) implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": " + command + " was given before with other particulars, and those stand";
        }
    }

    /** The client and whoever trains may not evaluate. */
    record MayNotEvaluate(EntityId evaluation, ParticipantId participant) implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": " + participant + " owns the task or trains for it, and may not evaluate";
        }
    }

    /** As many evaluators enrolled as may. */
    record TooManyEnrolments(EntityId evaluation, int limit) implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": " + limit + " evaluators have enrolled, as many as may: try another task";
        }
    }

    /** Only evaluators that were drawn, and are not excluded, may do this. */
    record NotDrawn(EntityId evaluation, ParticipantId participant) implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": " + participant + " is not, or no longer, one of the evaluators drawn";
        }
    }

    /** Measurements are numbered without gaps, and reports are for the current one. */
    record WrongMeasurement(EntityId evaluation, long found, long expected) implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": found measurement " + found + ", expected " + expected;
        }
    }

    /** As many measurements wait as may. */
    record TooManyWaiting(EntityId evaluation, int limit) implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": " + limit + " measurements wait, as many as may: ask again when one is taken";
        }
    }

    /** A commitment is a SHA-256 in hexadecimal. */
    record BadCommitment(EntityId evaluation, ParticipantId evaluator) implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": the commitment of " + evaluator
                    + " must be 64 lower-case hexadecimal digits, as computed by Commitment";
        }
    }

    /** An evaluator commits, and reveals, once a measurement. */
    record AlreadyAnswered(EntityId evaluation, ParticipantId evaluator, long measurement)
            implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": " + evaluator + " has answered measurement " + measurement
                    + " otherwise, and that stands";
        }
    }

    /** Only who committed in time may reveal. */
    record NotCommitted(EntityId evaluation, ParticipantId evaluator, long measurement) implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": " + evaluator + " did not commit to a report of measurement " + measurement
                    + " in time";
        }
    }

    /** The report and salt do not hash to the commitment. */
    record NotWhatWasCommitted(EntityId evaluation, ParticipantId evaluator, String committed, String found)
            implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": report and salt of " + evaluator + " hash to " + found + ", committed was "
                    + committed;
        }
    }

    /** The report is not one of the model measured. */
    record BadReport(EntityId evaluation, ParticipantId evaluator, String problem) implements EvaluationRejection {
        @Override
        public String message() {
            return evaluation + ": the report of " + evaluator + " " + problem;
        }
    }
}
