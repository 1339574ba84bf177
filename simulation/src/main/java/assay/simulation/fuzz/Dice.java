package assay.simulation.fuzz;

import assay.simulation.host.Mix;
import java.time.Duration;
import java.util.List;

/** Random choices from a seed, one after another: the same seed makes the same choices. */
final class Dice {
    private static final long ONE = 1_000_000;

    private final long seed;
    private long thrown;

    Dice(long seed, String purpose) {
        this.seed = Mix.of(seed, Mix.of(purpose));
    }

    private long bits() {
        return Mix.of(seed, thrown++);
    }

    /** A number from {@code low} to {@code high}, both included. */
    long between(long low, long high) {
        return Mix.between(bits(), low, high);
    }

    int count(int low, int high) {
        return (int) between(low, high);
    }

    boolean chance(int percent) {
        return between(1, 100) <= percent;
    }

    /** Nothing half of the time, so that runs differ in which kinds of fault they have; else a share up to {@code most}. */
    long shareMicros(long most) {
        return chance(50) ? 0 : between(1, most);
    }

    /** A share of anything, the extremes among them. */
    long anyShareMicros() {
        return chance(10) ? 0 : chance(10) ? ONE : between(1, ONE - 1);
    }

    Duration seconds(int low, int high) {
        return Duration.ofSeconds(between(low, high));
    }

    Duration millis(int low, int high) {
        return Duration.ofMillis(between(low, high));
    }

    <T> T one(List<T> of) {
        return of.get(count(0, of.size() - 1));
    }
}
