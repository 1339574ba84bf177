package assay.cli.live;

import assay.cli.story.TaskOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code demo --json} says; what is not known is null.
 *
 * @param firstPayoutSeconds from the start of the command to the first transfer out of escrow
 * @param folder where the data lies
 */
public record DemoData(
        @Nullable Double firstPayoutSeconds,
        long escrowMicros,
        long paidMicros,
        long refundedMicros,
        List<TaskOutcome.Payment> payouts,
        @Nullable Double initialAccuracy,
        @Nullable Double finalAccuracy,
        @Nullable String leader,
        @Nullable String follower,
        String folder) {

    static DemoData of(TaskOutcome outcome, Instant started, Path folder) {
        return new DemoData(
                outcome.firstPayment()
                        .map(at -> Duration.between(started, at).toMillis() / 1e3)
                        .orElse(null),
                outcome.escrowMicros(),
                outcome.paidMicros(),
                outcome.refundedMicros(),
                outcome.payments(),
                outcome.initialAccuracy().orElse(null),
                outcome.finalAccuracy().orElse(null),
                outcome.leader().orElse(null),
                outcome.follower().orElse(null),
                folder.toString());
    }
}
