package assay.participant.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;

/** When a busy endpoint wants to be asked again (RFC 9110, 10.2.3). Dates are not understood: ours sends seconds. */
final class RetryAfter {
    private static final long MOST_SECONDS = 3_600;

    private RetryAfter() {}

    static Optional<Duration> of(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(text))));
    }
}
