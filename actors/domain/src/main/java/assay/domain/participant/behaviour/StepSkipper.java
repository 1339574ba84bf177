package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Solver;
import java.time.Instant;

/**
 * Trains on fewer batches than it says, and claims all: what H. Jia et al., Proof-of-learning: definitions and practice
 * (IEEE S&amp;P 2021), want to make dearer than training. When it is asked it shows what it has committed to, and hopes.
 *
 * @param honest does the rest
 * @param solver trains, and leaves out
 */
public record StepSkipper(Policy honest, Solver solver) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        return solver.act(sight).orElseGet(() -> honest.respond(sight, now).action());
    }
}
