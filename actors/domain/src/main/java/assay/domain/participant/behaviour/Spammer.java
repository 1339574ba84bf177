package assay.domain.participant.behaviour;

import assay.domain.assignment.Annotations;
import assay.domain.assignment.Delivery;
import assay.domain.assignment.StorageKind;
import assay.domain.participant.Action;
import assay.domain.participant.Eye;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
import assay.domain.task.AssignmentCommand;
import assay.domain.task.TaskKind;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Instant;

/**
 * Takes assignments and hands in at once what is well formed and worth nothing: labels without a look at the files, or the
 * model that training would have begun with. (A spammer as V. C. Raykar and S. Yu rank them, Eliminating spammers and
 * ranking annotators for crowdsourced labeling tasks, JMLR 2012: its labels do not depend on the truth.)
 *
 * @param honest does the rest
 * @param blind what it takes files for
 */
public record Spammer(Policy honest, Eye blind) implements Habit {
    @Override
    public Action act(Sight sight, Instant now) {
        if (!(sight.work() instanceof Work.Deliver deliver)) {
            return honest.respond(sight, now).action();
        }
        if (deliver.spec().kind() == TaskKind.ANNOTATION) {
            var brief = deliver.spec().assignment().brief();
            return handIn(deliver, Delivery.text(Annotations.write(brief, blind.labels(brief))));
        }
        if (sight instanceof Sight.Computed done && done.result() instanceof JobResult.Prepared data) {
            return handIn(deliver, Delivery.at(StorageKind.CONTENT, data.model().text()));
        }
        if (sight instanceof Sight.NotComputed) return new Action.Later();
        return new Action.Compute(
                new Job.Prepare(deliver.spec().data(), deliver.spec().recipe()), true);
    }

    private static Action handIn(Work.Deliver deliver, Delivery delivery) {
        return new Action.Submit(new AssignmentCommand.SubmitResult(deliver.assignment(), delivery));
    }
}
