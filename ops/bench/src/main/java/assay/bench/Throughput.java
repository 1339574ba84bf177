package assay.bench;

import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;

/** What a number of requests, so many at a time, came to. */
record Throughput(double perSecond, double p50Millis, double p99Millis) {
    private static final double SECOND_NANOS = 1e9;
    private static final double MILLI_NANOS = 1e6;
    private static final int MOST = 2_000_000;

    /** Makes requests for {@code seconds}, each as soon as one of {@code parallel} has been answered. */
    static Throughput of(IntFunction<CompletionStage<?>> request, int parallel, int seconds)
            throws InterruptedException {
        Semaphore free = new Semaphore(parallel);
        long[] nanos = new long[MOST];
        AtomicInteger answered = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long start = System.nanoTime();
        long end = start + (long) (seconds * SECOND_NANOS);
        for (int i = 0; System.nanoTime() - end < 0 && i < MOST; i++) {
            free.acquire();
            long begun = System.nanoTime();
            request.apply(i).whenComplete((done, failed) -> {
                if (failed != null) failure.compareAndSet(null, failed);
                nanos[answered.getAndIncrement()] = System.nanoTime() - begun;
                free.release();
            });
        }
        free.acquire(parallel);
        double took = (System.nanoTime() - start) / SECOND_NANOS;
        if (failure.get() != null) throw new IllegalStateException("a request failed", failure.get());
        long[] sorted = Arrays.copyOf(nanos, answered.get());
        Arrays.sort(sorted);
        return new Throughput(
                sorted.length / took,
                sorted[sorted.length / 2] / MILLI_NANOS,
                sorted[sorted.length * 99 / 100] / MILLI_NANOS);
    }
}
