package assay.domain.assignment;

/**
 * How work is handed out to workers, and accepted (DecentralML).
 *
 * @param assignments how many workers the task takes; 0 for a task that hands nothing out
 */
public record AssignmentRules(int assignments) {
    /** Nothing is handed out. */
    public static AssignmentRules unsaid() {
        return new AssignmentRules(0);
    }
}
