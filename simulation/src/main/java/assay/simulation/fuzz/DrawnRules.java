package assay.simulation.fuzz;

import assay.domain.task.TaskSpec;
import assay.domain.task.TaskSpecCheck;
import java.util.List;

/**
 * Draws by which rules a task is run. Half of the tasks leave all of them as they usually are; the others change some,
 * alone and together, as far as they go together.
 */
final class DrawnRules {
    private static final int PLAIN_PERCENT = 50;
    private static final int ASSIGNING_PERCENT = 15;
    private static final int CHANGED_PERCENT = 35;

    /** One part of the rules. */
    private interface Part {
        TaskSpec in(TaskSpec spec, Dice dice);
    }

    private static final List<Part> PARTS = List.of(
            DrawnResidual::in,
            DrawnStrategies::in,
            DrawnVerification::in,
            DrawnElections::in,
            DrawnDiscipline::in,
            DrawnPay::in,
            DrawnCampaign::in);

    private DrawnRules() {}

    /** {@code plain}, with some of its rules drawn anew. */
    static TaskSpec in(TaskSpec plain, Dice dice) {
        if (dice.chance(PLAIN_PERCENT)) return plain;
        if (dice.chance(ASSIGNING_PERCENT)) return DrawnAssignments.in(plain, dice);
        TaskSpec spec = plain;
        for (Part part : PARTS) {
            if (!dice.chance(CHANGED_PERCENT)) continue;
            TaskSpec drawn = part.in(spec, dice);
            if (TaskSpecCheck.violations(drawn).isEmpty()) spec = drawn;
        }
        return spec;
    }
}
