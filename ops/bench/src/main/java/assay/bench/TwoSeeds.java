package assay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How much more two seeds on two cores get done than one on one, by the clock on the wall. */
final class TwoSeeds {
    private static final int NODES = 100_000;
    private static final long EVENTS = 30_000_000;
    private static final int TURNS = 3;

    private TwoSeeds() {}

    static double speedUp() throws InterruptedException {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Double> found = new ArrayList<>();
            seconds(two, 2);
            for (int turn = 0; turn < TURNS; turn++) found.add(2 * seconds(two, 1) / seconds(two, 2));
            return Numbers.of(found, ratio -> ratio).median();
        } finally {
            two.shutdown();
        }
    }

    private static double join(Future<Double> seconds) throws InterruptedException {
        try {
            return seconds.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("a seed failed", e);
        }
    }

    private static double seconds(ExecutorService on, int seeds) throws InterruptedException {
        CyclicBarrier ready = new CyclicBarrier(seeds);
        List<Callable<Double>> work = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            work.add(() -> {
                WheelHold hold = new WheelHold(NODES);
                ready.await();
                long start = System.nanoTime();
                hold.run(EVENTS);
                return (System.nanoTime() - start) / 1e9;
            });
        }
        double longest = 0;
        for (Future<Double> one : on.invokeAll(work)) longest = Math.max(longest, join(one));
        return longest;
    }
}
