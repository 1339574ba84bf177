package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.training.Job;
import java.time.Instant;

/**
 * A client who wants gains to look smaller than they are. It cannot say so, since evaluators measure; but they measure on
 * what it gives them: it turns the labels of some of the validation and hidden data, so that even a perfect model seems to
 * err. (OpenMined's owners reported the error themselves; rules.md, section 6.)
 *
 * @param honest does the rest
 * @param spoiltMicros share of the validation and hidden data that is false, in 10⁻⁶
 */
public record UnderReportingClient(Policy honest, long spoiltMicros) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        Action action = honest.respond(sight, now).action();
        if (action instanceof Action.Compute compute && compute.job() instanceof Job.Prepare prepare) {
            return new Action.Compute(new Job.PrepareSpoilt(prepare, spoiltMicros), true);
        }
        return action;
    }
}
