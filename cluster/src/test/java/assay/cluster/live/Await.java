package assay.cluster.live;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for conditions that other processes bring about. */
final class Await {
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();

    private Await() {}

    /** Calls {@code look} until it gives something; fails with {@code what} and the last answer after a while. */
    static <T> T until(String what, Duration patience, Callable<Optional<T>> look) throws Exception {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = look.call();
            if (found.isPresent()) return found.get();
            if (System.nanoTime() - giveUp > 0) throw new AssertionError("after " + patience + " still not: " + what);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
