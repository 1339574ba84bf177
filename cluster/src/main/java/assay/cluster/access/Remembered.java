package assay.cluster.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Answers of the database, for a few seconds: so long a change that another node made may stay unnoticed here. */
final class Remembered<T> {
    private final int most;
    private final Duration life;
    private final InstantSource clock;
    private final Function<String, CompletionStage<Optional<T>>> source;
    private final Map<String, Held<T>> held = new LinkedHashMap<>(16, 0.75f, true);

    private record Held<T>(Optional<T> value, Instant until) {}

    Remembered(int most, Duration life, InstantSource clock, Function<String, CompletionStage<Optional<T>>> source) {
        this.most = most;
        this.life = life;
        this.clock = clock;
        this.source = source;
    }

    /** Whether asking for {@code key} costs the database nothing. */
    synchronized boolean knows(String key) {
        Held<T> found = held.get(key);
        return found != null && clock.instant().isBefore(found.until());
    }

    CompletionStage<Optional<T>> get(String key) {
        synchronized (this) {
            Held<T> found = held.get(key);
            if (found != null && clock.instant().isBefore(found.until())) {
                return java.util.concurrent.CompletableFuture.completedFuture(found.value());
            }
        }
        return source.apply(key).thenApply(value -> {
            put(key, value);
            return value;
        });
    }

    private synchronized void put(String key, Optional<T> value) {
        held.put(key, new Held<>(value, clock.instant().plus(life)));
        if (held.size() > most) {
            var oldest = held.entrySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** What was said of {@code key} no longer holds. */
    synchronized void forget(String key) {
        held.remove(key);
    }
}
