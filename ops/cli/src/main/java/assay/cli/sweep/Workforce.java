package assay.cli.sweep;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.cli.Output;
import assay.simulation.metric.RunMetrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** As many threads as there are jobs, each taking the next run, until none is left, one fails, or somebody interrupts. */
final class Workforce {
    private final int jobs;
    private final ResultsFile results;
    private final Runs runs;
    private final Output output;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private int kept;

    /**
     * A run to be done.
     *
     * @param place which seed of its cell's it is, from 0
     */
    record Todo(int cell, int place, long seed) {}

    Workforce(int jobs, ResultsFile results, Runs runs, Output output) {
        this.jobs = jobs;
        this.results = results;
        this.runs = runs;
        this.output = output;
    }

    /** Does everything in {@code todo}; returns once all of it is measured and kept. */
    void run(List<Todo> todo, Function<Todo, RunMetrics> measure) throws InterruptedException {
        if (todo.isEmpty()) return;
        Thread farewell = new Thread(() -> farewell(todo.size()), "sweep-farewell");
        Runtime.getRuntime().addShutdownHook(farewell);
        try (Pace pace = new Pace(output, todo.size())) {
            List<Thread> workers = new ArrayList<>();
            for (int i = 1; i <= Math.min(jobs, todo.size()); i++) {
                Thread worker = new Thread(() -> work(todo, measure, pace), "sweep-" + i);
                // A process that is told to end does not wait for a run.
                worker.setDaemon(true);
                worker.start();
                workers.add(worker);
            }
            for (Thread worker : workers) worker.join();
        } finally {
            forget(farewell);
        }
        RuntimeException why = failure.get();
        if (why != null) throw why;
    }

    private void work(List<Todo> todo, Function<Todo, RunMetrics> measure, Pace pace) {
        for (int i = next.getAndIncrement(); i < todo.size(); i = next.getAndIncrement()) {
            Todo run = todo.get(i);
            try {
                keep(run, measure.apply(run));
                pace.done();
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
                next.set(todo.size());
            } catch (Error e) {
                failure.compareAndSet(null, new IllegalStateException("a run ended with " + e, e));
                next.set(todo.size());
            }
        }
    }

    private void keep(Todo run, RunMetrics measured) {
        synchronized (runs) {
            try {
                results.add(run.cell(), run.seed(), measured);
            } catch (IOException e) {
                String message = "the results cannot be written: " + e.getMessage();
                throw Failure.of(
                                ExitCode.FAILED,
                                "cannot-write",
                                message,
                                "make room; the same command goes on from here")
                        .because(e);
            }
            runs.add(run.cell(), run.place(), measured);
            kept++;
        }
    }

    private void farewell(int all) {
        synchronized (runs) {
            output.note("interrupted after " + kept + " of " + all
                    + " runs, which are kept: the same command goes on from here");
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook says so itself.
        }
    }
}
