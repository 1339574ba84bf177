package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.task.TaskCommand;
import java.time.Instant;

/**
 * Trains like everybody else, and says that it did so on more samples than it has: where updates weigh as much as their
 * miners claim, the aggregate is its model and hardly anybody else's.
 *
 * @param honest does the rest
 * @param times by what it multiplies what it has
 */
public record Boaster(Policy honest, long times) implements Policy {
    private static final long MOST = 1_000_000_000;

    @Override
    public Turn respond(Sight sight, Instant now) {
        Turn turn = honest.respond(sight, now);
        Action action = turn.action();
        if (action instanceof Action.Submit submit && submit.command() instanceof TaskCommand.SubmitUpdate update) {
            long samples = Math.min(MOST, update.samples() * Math.min(MOST, Math.max(1, times)));
            action = new Action.Submit(new TaskCommand.SubmitUpdate(
                    update.round(),
                    update.update(),
                    Math.max(1, samples),
                    update.lossMicros(),
                    update.accuracyMicros()));
        }
        return new Turn(new Boaster(turn.next(), times), action);
    }
}
