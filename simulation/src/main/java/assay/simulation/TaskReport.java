package assay.simulation;

import assay.domain.entity.ParticipantId;
import java.util.List;
import java.util.Optional;

/**
 * What came of one task.
 *
 * @param name the task's name
 * @param ending how it ended: {@code completed}, {@code expired}, {@code withdrawn}, {@code failed}, or {@code open}
 * @param reason why, in words
 * @param escrowMicros what the client put into escrow
 * @param paidMicros what was paid out of it
 * @param refundedMicros what went back to the client
 * @param payments in the order in which they were made
 * @param firstPaymentSeconds after the start of the run, when somebody was paid
 * @param initialErrorMicros the evaluators' median before training
 * @param bestErrorMicros the lowest median of any round, on the validation segments
 * @param finalErrorMicros the median at the end, on the hidden segments
 * @param leader the first of the crew; empty for a task without an election
 * @param follower the second of the crew
 */
public record TaskReport(
        String name,
        String ending,
        String reason,
        long escrowMicros,
        long paidMicros,
        long refundedMicros,
        List<Payment> payments,
        Optional<Double> firstPaymentSeconds,
        Optional<Long> initialErrorMicros,
        Optional<Long> bestErrorMicros,
        Optional<Long> finalErrorMicros,
        Optional<ParticipantId> leader,
        Optional<ParticipantId> follower) {
    private static final long ONE = 1_000_000;

    public TaskReport {
        payments = List.copyOf(payments);
    }

    /** Share of samples classified rightly before training, 0 to 1. */
    public Optional<Double> initialAccuracy() {
        return initialErrorMicros.map(TaskReport::accuracy);
    }

    /** Share of samples classified rightly at the end, 0 to 1: measured on hidden data, or else in the best round. */
    public Optional<Double> finalAccuracy() {
        return finalErrorMicros.or(() -> bestErrorMicros).map(TaskReport::accuracy);
    }

    /** Whether the task has ended. */
    public boolean ended() {
        return !ending.equals("open");
    }

    private static double accuracy(long errorMicros) {
        return (double) (ONE - errorMicros) / ONE;
    }
}
