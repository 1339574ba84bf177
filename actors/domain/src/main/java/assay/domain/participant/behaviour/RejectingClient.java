package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.task.AssignmentCommand;
import java.time.Instant;

/**
 * A client who reads every result and rejects it, so that it has the work and pays nothing (what DecentralML's manual
 * validation allows: the creator alone decides).
 *
 * @param honest does the rest
 */
public record RejectingClient(Policy honest) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        return sight.work() instanceof Work.Judge judge
                ? new Action.Submit(
                        new AssignmentCommand.JudgeResult(judge.assignment().number(), false, "not what was asked for"))
                : honest.respond(sight, now).action();
    }
}
