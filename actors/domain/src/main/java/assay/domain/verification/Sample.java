package assay.domain.verification;

import assay.domain.entity.ParticipantId;
import java.util.List;

/**
 * One stretch that is checked.
 *
 * @param number counts a round's samples from 0
 * @param solver whose
 * @param stretch which of its stretches, from 0
 * @param checkers who does it again
 * @param plantable whether its solver might have to show a fault on purpose: only where nothing else tells what the state
 *     after the stretch really is
 */
public record Sample(int number, ParticipantId solver, int stretch, List<ParticipantId> checkers, boolean plantable) {
    public Sample {
        checkers = List.copyOf(checkers);
    }
}
