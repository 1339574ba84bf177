package assay.runtime.onethread;

import assay.simulation.host.Mix;
import assay.simulation.host.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** What is to be run at the present moment of a {@link Timeline}, in an order drawn from a seed. */
public final class RunQueue extends AbstractExecutorService {
    /** Akka makes its executors and its scheduler itself, by class name: this is how they find their queue. */
    private static volatile RunQueue current = new RunQueue(0, new Timeline());

    private final Thread thread = Thread.currentThread();
    private final long seed;
    private final Timeline timeline;
    private final List<Runnable> waiting = new ArrayList<>();
    private long drawn;

    RunQueue(long seed, Timeline timeline) {
        this.seed = seed;
        this.timeline = timeline;
    }

    static void use(RunQueue queue) {
        current = queue;
    }

    static RunQueue current() {
        return current;
    }

    Timeline timeline() {
        return timeline;
    }

    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("ran on " + Thread.currentThread() + ": expected " + thread);
        }
        waiting.add(task);
    }

    /** Runs what waits, and what that gives rise to, until nothing waits. */
    void drain() {
        while (!waiting.isEmpty()) {
            int last = waiting.size() - 1;
            int next = (int) Mix.between(Mix.of(seed, drawn++), 0, last);
            Runnable task = waiting.set(next, waiting.get(last));
            waiting.remove(last);
            task.run();
        }
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
