package assay.cluster.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each has asked lately: a bucket of tokens for each name, which fills at an even rate. Those who were not
 * heard of for longest are forgotten, which gives them a full one: so {@code most} must be larger than an attacker can
 * make use of in the time that a bucket needs to fill.
 */
final class Buckets {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final int size;
    private final int most;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    private record Bucket(double tokens, long nanos) {}

    /**
     * What is left.
     *
     * @param again until one more may be asked for; zero while there are some
     */
    record Left(boolean allowed, int tokens, Duration again) {}

    Buckets(double perSecond, int size, int most, InstantSource clock) {
        this.perSecond = perSecond;
        this.size = size;
        this.most = most;
        this.clock = clock;
    }

    /** How many may be asked for at once. */
    int size() {
        return size;
    }

    /** How long an empty bucket takes to fill. */
    Duration filling() {
        return Duration.ofNanos((long) (size / perSecond * NANOS));
    }

    /** Takes one, if there is one. */
    Left take(String name) {
        return take(name, 1);
    }

    /** Whether there is one; takes none. */
    Left look(String name) {
        return take(name, 0);
    }

    private synchronized Left take(String name, int wanted) {
        long now = Math.multiplyExact(clock.millis(), 1_000_000L);
        Bucket before = buckets.getOrDefault(name, new Bucket(size, now));
        double passed = Math.max(0, now - before.nanos()) / NANOS;
        double tokens = Math.min(size, before.tokens() + passed * perSecond);
        boolean allowed = tokens >= 1;
        if (allowed) tokens -= wanted;
        if (wanted > 0) keep(name, new Bucket(tokens, now));
        double missing = Math.max(0, 1 - tokens);
        return new Left(allowed, (int) tokens, Duration.ofNanos((long) (missing / perSecond * NANOS)));
    }

    private void keep(String name, Bucket bucket) {
        buckets.put(name, bucket);
        if (buckets.size() <= most) return;
        var oldest = buckets.entrySet().iterator();
        oldest.next();
        oldest.remove();
    }
}
