package assay.domain.participant;

import assay.domain.assignment.Delivery;
import assay.domain.content.Cid;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Finds out what a result is worth: the share of files about which it says what the examiner sees, or the accuracy of a
 * delivered model on the hidden part of the data.
 */
record Examiner(Eye eye) {
    /** Goes on examining; {@code found} makes an action of the score, in 10⁻⁶. */
    Action examine(TaskSpec spec, Delivery delivery, LongFunction<Action> found) {
        if (spec.kind() == TaskKind.ANNOTATION) {
            // Nothing here reads files at addresses: what cannot be looked at is worth nothing.
            return found.apply(
                    delivery.text().isEmpty()
                            ? 0
                            : eye.scoreMicros(spec.assignment().brief(), delivery));
        }
        return new Action.Compute(new Job.Prepare(spec.data(), spec.recipe()), true);
    }

    /** What is to be done once the mathematics has answered. */
    static Action goOn(Sight.Computed computed, Cid model, LongFunction<Action> found) {
        if (computed.result() instanceof JobResult.Prepared data && computed.job() instanceof Job.Prepare cut) {
            return new Action.Compute(
                    new Job.Measure(cut.recipe(), "weighted-mean", model, List.of(), data.hidden()), true);
        }
        if (computed.result() instanceof JobResult.Measured measured) {
            return found.apply(1_000_000 - measured.errorMicros().get(0));
        }
        return new Action.Pass();
    }

    /** A model that is not there, or is none, is worth nothing. */
    static Action goOn(Sight.NotComputed not, LongFunction<Action> found) {
        boolean useless = not.job() instanceof Job.Measure && not.failure().fault() == JobFailed.Fault.BAD_INPUT;
        return useless ? found.apply(0) : new Action.Later();
    }
}
