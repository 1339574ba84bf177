package assay.domain.assignment;

import java.time.Duration;

/**
 * How work is handed out to workers, and accepted (DecentralML).
 *
 * @param assignments how many results the task takes; 0 for a task that hands nothing out
 * @param submission how long a worker may take; then the assignment lapses and is handed out again
 * @param severalSlots whether one worker may take several assignments
 */
public record AssignmentRules(
        int assignments, Brief brief, Wages wages, Judging judging, Duration submission, boolean severalSlots) {
    /** Nothing is handed out. */
    public static AssignmentRules unsaid() {
        return new AssignmentRules(0, Brief.unsaid(), Wages.unsaid(), Judging.unsaid(), Duration.ZERO, false);
    }
}
