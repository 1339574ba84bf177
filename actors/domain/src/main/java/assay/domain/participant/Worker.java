package assay.domain.participant;

import assay.domain.assignment.Annotations;
import assay.domain.assignment.Brief;
import assay.domain.assignment.Delivery;
import assay.domain.assignment.DeliveryCheck;
import assay.domain.assignment.StorageKind;
import assay.domain.entity.Sha256;
import assay.domain.task.AssignmentCommand;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes assignments and does them: labels files as it sees them, one after the other, or trains a model by the task's
 * recipe on the data that the task names, and hands in its address.
 */
public record Worker(String secret, Eye eye) {
    /** How often an honest worker is right about a file, in 10⁻⁶, when nothing else is said. */
    public static final long USUAL_ACCURACY = 950_000;

    /** How long it looks at one file. */
    private static final Duration A_LOOK = Duration.ofMillis(200);

    /** Whether {@code work} is one of an assignment. */
    public static boolean does(Work work) {
        return work instanceof Work.Take || work instanceof Work.Deliver;
    }

    /** What to do about a sight of such work. */
    public Action act(Sight sight, Instant now) {
        if (sight.work() instanceof Work.Take take) {
            return able(take.spec()) ? new Action.Submit(new AssignmentCommand.TakeAssignment()) : new Action.Pass();
        }
        Work.Deliver deliver = (Work.Deliver) sight.work();
        if (deliver.spec().kind() == TaskKind.ENGINEERING) return engineer(deliver, sight);
        Instant done = now.plus(
                A_LOOK.multipliedBy(deliver.spec().assignment().brief().files().size()));
        boolean looking = sight instanceof Sight.Offered && done.isBefore(deliver.closes());
        if (looking) return new Action.Wait(done);
        return handIn(deliver, Delivery.text(text(deliver.spec().assignment().brief())));
    }

    private String text(Brief brief) {
        return Annotations.write(brief, eye.labels(brief));
    }

    /** Whoever takes what it cannot do keeps others from doing it. */
    private boolean able(TaskSpec spec) {
        if (spec.kind() == TaskKind.ENGINEERING) return !spec.recipe().layers().isEmpty();
        int bytes = text(spec.assignment().brief()).getBytes(StandardCharsets.UTF_8).length;
        return bytes <= DeliveryCheck.MAX_RESULT_BYTES;
    }

    private Action engineer(Work.Deliver deliver, Sight sight) {
        TaskSpec spec = deliver.spec();
        if (sight instanceof Sight.Computed done && done.result() instanceof JobResult.Prepared data) {
            return new Action.Compute(new Job.Train(spec.recipe(), data.model(), data.training(), seed(deliver)), true);
        }
        if (sight instanceof Sight.Computed done && done.result() instanceof JobResult.Trained model) {
            return handIn(
                    deliver, Delivery.at(StorageKind.CONTENT, model.update().text()));
        }
        if (sight instanceof Sight.NotComputed) return new Action.Later();
        return new Action.Compute(new Job.Prepare(spec.data(), spec.recipe()), true);
    }

    private long seed(Work.Deliver deliver) {
        String digest = Sha256.of("engineer")
                .with(secret)
                .with(deliver.at().toString())
                .with(deliver.assignment())
                .hex();
        return Long.parseUnsignedLong(digest.substring(0, 16), 16);
    }

    private static Action handIn(Work.Deliver deliver, Delivery delivery) {
        return new Action.Submit(new AssignmentCommand.SubmitResult(deliver.assignment(), delivery));
    }
}
