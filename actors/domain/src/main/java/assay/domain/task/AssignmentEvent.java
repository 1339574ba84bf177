package assay.domain.task;

import assay.domain.assignment.Delivery;
import assay.domain.entity.CorruptJournal;
import assay.domain.entity.ParticipantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to the assignments of a task. */
public sealed interface AssignmentEvent extends TaskEvent.AboutAssignments {
    /**
     * A worker took an assignment and must hand in by {@code due}.
     *
     * @param last whether none is left: with this, the task is no longer on the list of those that take workers
     */
    record AssignmentTaken(int assignment, ParticipantId worker, Instant due, boolean last) implements AssignmentEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Assigning at = in(task, this);
            int cap = at.posted().spec().assignment().assignments();
            int taken = at.handed().all().size() + 1;
            boolean fits = taken <= cap
                    && last == (taken == cap)
                    && assignment == at.handed().next();
            if (!fits) throw new CorruptJournal(task, this);
            Assignment fresh = new Assignment(assignment, worker, Assignment.Stage.TAKEN, due, Optional.empty(), 0, "");
            return at.with(at.handed().with(fresh));
        }
    }

    /** Nothing was handed in in time: somebody else may take an assignment in its place. */
    record AssignmentLapsed(int assignment, ParticipantId worker) implements AssignmentEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Assigning at = in(task, this);
            expect(at, assignment, Assignment.Stage.TAKEN, this);
            return at.with(at.handed().lapsing(assignment, worker));
        }
    }

    /** A result came in; silence until {@code due} accepts it where the client judges. */
    record ResultHandedIn(int assignment, Delivery delivery, Instant due) implements AssignmentEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Assigning at = in(task, this);
            expect(at, assignment, Assignment.Stage.TAKEN, this);
            return at.with(at.handed().handedIn(assignment, delivery, due));
        }
    }

    /** Evaluators are asked for a score. */
    record ScoringStarted(int assignment, long measurement) implements AssignmentEvent {
        @Override
        public Task applyTo(Task task) {
            Task.Assigning at = in(task, this);
            expect(at, assignment, Assignment.Stage.HANDED_IN, this);
            return at.with(at.handed().with(at.handed().panel().asked(assignment, measurement, false)));
        }
    }

    /** The median of the evaluators' scores, and whose were in time and within tolerance. */
    record ResultScored(int assignment, long measurement, long scoreMicros, List<ParticipantId> agreeing)
            implements AssignmentEvent {
        public ResultScored {
            agreeing = List.copyOf(agreeing);
        }

        @Override
        public Task applyTo(Task task) {
            Task.Assigning at = in(task, this);
            Assignment scored = expect(at, assignment, Assignment.Stage.HANDED_IN, this);
            if (at.handed().panel().scoring() != assignment) throw new CorruptJournal(task, this);
            return at.with(at.handed()
                    .with(scored.scored(scoreMicros))
                    .with(at.handed().panel().answered(agreeing)));
        }
    }

    /** The result earns what the task pays for one; this is not taken back. */
    record ResultAccepted(int assignment, long scoreMicros, String reason) implements AssignmentEvent {
        @Override
        public Task applyTo(Task task) {
            return decided(task, this, assignment, Assignment.Stage.ACCEPTED, scoreMicros, reason);
        }
    }

    /** The result earns nothing. */
    record ResultRejected(int assignment, long scoreMicros, String reason) implements AssignmentEvent {
        @Override
        public Task applyTo(Task task) {
            return decided(task, this, assignment, Assignment.Stage.REJECTED, scoreMicros, reason);
        }
    }

    private static Task decided(
            Task task, AssignmentEvent event, int assignment, Assignment.Stage how, long scoreMicros, String reason) {
        Task.Assigning at = in(task, event);
        Assignment open = expect(at, assignment, Assignment.Stage.HANDED_IN, event);
        return at.with(at.handed().with(open.decided(how, scoreMicros, reason)));
    }

    private static Assignment expect(Task.Assigning at, int assignment, Assignment.Stage stage, AssignmentEvent event) {
        return at.handed()
                .get(assignment)
                .filter(each -> each.stage() == stage)
                .orElseThrow(() -> new CorruptJournal(at, event));
    }

    private static Task.Assigning in(Task task, AssignmentEvent event) {
        if (!(task instanceof Task.Assigning at)) throw new CorruptJournal(task, event);
        return at;
    }
}
