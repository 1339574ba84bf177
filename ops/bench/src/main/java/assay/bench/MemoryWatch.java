package assay.bench;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Watches the memory of a process and its descendants until it is closed, and remembers the most. */
final class MemoryWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 250;
    private static final int LOOKS_BETWEEN_DEAR_ONES = 8;

    private final ProcessHandle root;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> watching;
    private volatile Resident peak = Resident.NONE;
    private volatile long proportionalPeak;
    private int looks;

    MemoryWatch(ProcessHandle root) {
        this.root = root;
        watching = clock.scheduleAtFixedRate(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        Resident now = Resident.of(root);
        if (now.total() > peak.total()) peak = now;
        if (looks++ % LOOKS_BETWEEN_DEAR_ONES == 0) {
            proportionalPeak = Math.max(proportionalPeak, Resident.proportionalKibibytes(root));
        }
    }

    /** The moment at which the sum was greatest. */
    Resident peak() {
        return peak;
    }

    long proportionalPeakKibibytes() {
        return proportionalPeak;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        // Only a failure ends the watching before we do.
        if (watching.isDone() && !watching.isCancelled()) throw new IllegalStateException("memory was not watched");
    }
}
