package assay.cluster.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How much each caller has stored at this node in the present hour. Forgotten when the node stops. */
final class Quota {
    private final long hourlyBytes;
    private final InstantSource clock;
    private final Map<String, Long> stored = new HashMap<>();
    private Instant hour = Instant.EPOCH;

    Quota(long hourlyBytes, InstantSource clock) {
        this.hourlyBytes = hourlyBytes;
        this.clock = clock;
    }

    /** Counts {@code bytes} of {@code caller}; when that would be too much, counts nothing and says how long to wait. */
    synchronized Optional<Duration> take(String caller, long bytes) {
        Instant now = clock.instant();
        Instant current = now.truncatedTo(ChronoUnit.HOURS);
        if (!current.equals(hour)) {
            hour = current;
            stored.clear();
        }
        long sum = stored.getOrDefault(caller, 0L) + bytes;
        if (sum > hourlyBytes) return Optional.of(Duration.between(now, hour.plus(1, ChronoUnit.HOURS)));
        stored.put(caller, sum);
        return Optional.empty();
    }
}
