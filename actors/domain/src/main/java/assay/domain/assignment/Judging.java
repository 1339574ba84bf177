package assay.domain.assignment;

import java.time.Duration;

/**
 * How results are accepted.
 *
 * @param within how long the client may take to judge a result, for {@link Validation#MANUAL}
 * @param acceptedFromMicros the least median score that is accepted, in 10⁻⁶, for {@link Validation#CUSTOM}
 */
public record Judging(Validation validation, Duration within, long acceptedFromMicros) {
    /** Everything well formed is accepted. */
    public static Judging unsaid() {
        return new Judging(Validation.AUTO, Duration.ZERO, 0);
    }
}
