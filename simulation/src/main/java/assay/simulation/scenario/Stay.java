package assay.simulation.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * When participants come and go, each at a moment drawn from a range, after the start.
 *
 * @param leaves empty for never; whoever has left answers nothing any more
 */
public record Stay(Range arrives, Optional<Range> leaves) {
    /** From the start to the end. */
    public static final Stay ALWAYS = new Stay(new Range(Duration.ZERO, Duration.ZERO), Optional.empty());

    /** From one moment to another, both included. */
    public record Range(Duration from, Duration to) {}

    /** All arrive after {@code time}, and stay. */
    public static Stay from(Duration time) {
        return new Stay(new Range(time, time), Optional.empty());
    }
}
