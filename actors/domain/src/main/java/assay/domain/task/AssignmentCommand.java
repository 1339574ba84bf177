package assay.domain.task;

import assay.domain.assignment.Delivery;

/** What those who work on assignments, and the client, say to a task that hands them out. */
public sealed interface AssignmentCommand extends TaskCommand.AboutAssignments {
    /** From a worker: take the next assignment. */
    record TakeAssignment() implements AssignmentCommand {}

    /** From the worker who took it: the result, once. */
    record SubmitResult(int assignment, Delivery delivery) implements AssignmentCommand {}

    /** From the client, under manual validation: the result is good enough, or not, and why. */
    record JudgeResult(int assignment, boolean accepts, String reason) implements AssignmentCommand {}
}
