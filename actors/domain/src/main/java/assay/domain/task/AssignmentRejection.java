package assay.domain.task;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Why a task refuses what is said about its assignments. */
public sealed interface AssignmentRejection extends TaskRejection.AboutAssignments {
    /** Every assignment is taken. */
    record NoAssignmentLeft(EntityId task, int assignments) implements AssignmentRejection {
        @Override
        public String message() {
            return task + " has " + assignments
                    + " assignments, and all are taken: one that lapses is handed out again";
        }
    }

    /** A worker may take one assignment, and has. */
    record OneAssignmentEach(EntityId task, ParticipantId worker, int assignment) implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": " + worker + " has taken assignment " + assignment
                    + " already, and the task gives one to each (field several-slots)";
        }
    }

    /** The worker has let an assignment of this task lapse. */
    record LetOneLapse(EntityId task, ParticipantId worker, int assignment) implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": " + worker + " took assignment " + assignment
                    + " and handed nothing in: it gets no other one of this task";
        }
    }

    /** Whoever gives scores does not work on what is scored. */
    record EvaluatorMayNotWork(EntityId task, ParticipantId evaluator) implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": " + evaluator + " was drawn to score its results, and may not hand one in";
        }
    }

    /** What is taken now could not be handed in and judged before the task's deadline. */
    record HandingOutOver(EntityId task, Instant since) implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": no assignment is handed out since " + since + ": the rest of the time is for judging";
        }
    }

    /** There is no assignment of this number, or it has lapsed. */
    record AssignmentUnknown(EntityId task, int assignment) implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": there is no assignment " + assignment + ", or it has lapsed";
        }
    }

    /** Only whoever took an assignment hands in its result. */
    record NotYourAssignment(EntityId task, int assignment, ParticipantId sender, ParticipantId worker)
            implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": assignment " + assignment + " is " + worker + "'s, not " + sender + "'s";
        }
    }

    /** A result was handed in before: it cannot be changed. */
    record AlreadyHandedIn(EntityId task, int assignment) implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": the result of assignment " + assignment + " was handed in already; it cannot be changed";
        }
    }

    /** The result is not what was asked for: all that is wrong with it at once. */
    record ResultNotValid(EntityId task, int assignment, List<SpecViolation> violations)
            implements AssignmentRejection {
        public ResultNotValid {
            violations = List.copyOf(violations);
        }

        @Override
        public String message() {
            return task + ": the result of assignment " + assignment + " cannot be taken: "
                    + violations.stream().map(SpecViolation::toString).collect(Collectors.joining("; "));
        }
    }

    /** The client does not judge results of this task. */
    record NotForTheClient(EntityId task, String validation) implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": its results are validated " + validation + ", not by the client";
        }
    }

    /** There is no result to judge, yet or any more. */
    record NothingToJudge(EntityId task, int assignment, String stage) implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": assignment " + assignment + " is " + stage + ", expected a result that waits to be judged";
        }
    }

    /** Whoever refuses a result says why, briefly. */
    record ReasonMissing(EntityId task, int assignment, int limit) implements AssignmentRejection {
        @Override
        public String message() {
            return task + ": to refuse the result of assignment " + assignment + ", say why, in 1 to " + limit
                    + " characters";
        }
    }
}
