package assay.domain.task;

import assay.domain.account.AccountCommand;
import assay.domain.committee.CommitteeCommand;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.evaluation.EvaluationCommand;
import assay.domain.miner.MinerCommand;
import assay.domain.verification.VerificationCommand;
import java.time.Instant;
import java.util.List;

/**
 * What the companions' answers make a task decide. A refusal that leaves the task without a companion it cannot do
 * without ends it; any other refusal concerns something that is over already.
 */
final class Answers {
    private Answers() {}

    static List<TaskEvent> to(Task.Known task, EntityId by, Command command, Outcome outcome, Instant now) {
        if (command instanceof MinerCommand.Engage) return engaged(task, new ParticipantId(by.name()), outcome, now);
        if (!(outcome instanceof Outcome.Refused refused)) return List.of();
        String reason = by + " refused: " + refused.rejection().message();
        if (command instanceof AccountCommand.Transfer && task instanceof Task.Drafted) {
            return List.of(new TaskEvent.FundingFailed(refused.rejection().message()));
        }
        boolean needed = command instanceof CommitteeCommand.Recruit
                || command instanceof CommitteeCommand.OrderSegments
                || command instanceof EvaluationCommand.Convene
                || command instanceof EvaluationCommand.MeasureModel
                || command instanceof VerificationCommand.FindVerifiers;
        return needed && task instanceof Task.Open ? Settlement.fail(task, reason) : List.of();
    }

    private static List<TaskEvent> engaged(Task.Known task, ParticipantId miner, Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.Refused refused) {
            return Opening.turnedAway(task, miner, refused);
        }
        return Opening.engaged(task, miner, now);
    }
}
