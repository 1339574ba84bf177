package assay.simulation.fuzz;

import assay.simulation.Violation;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs random markets, seed after seed, until something breaks or there is no more time. What comes of a seed depends on
 * nothing but the seed: any number of threads find the same.
 */
public final class Fuzz {
    /** One run in so many is looked at closely, which takes several times as long. */
    static final int SCRUTINISED = 16;

    private final Trial trial;
    private final Consumer<Tally> progress;

    /** Fuzzes {@code trial}; {@code progress} hears after each run, from one thread at a time. */
    public Fuzz(Trial trial, Consumer<Tally> progress) {
        this.trial = trial;
        this.progress = progress;
    }

    /**
     * What came of all runs so far.
     *
     * @param endings how many tasks ended how
     * @param faults how often each kind of fault struck
     * @param found the violations, by seed
     */
    public record Tally(
            long runs,
            long events,
            long messages,
            long crashes,
            SortedMap<String, Long> endings,
            SortedMap<String, Long> faults,
            SortedMap<Long, Violation> found) {
        static final Tally NONE = new Tally(0, 0, 0, 0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

        Tally plus(Outcome outcome) {
            SortedMap<String, Long> more = new TreeMap<>(endings);
            outcome.result().tasks().forEach(task -> more.merge(task.ending(), 1L, Long::sum));
            SortedMap<String, Long> struck = new TreeMap<>(faults);
            outcome.result().faultsStruck().forEach((kind, times) -> struck.merge(kind, times, Long::sum));
            SortedMap<Long, Violation> all = new TreeMap<>(found);
            outcome.broken().ifPresent(violation -> all.put(violation.seed(), violation));
            return new Tally(
                    runs + 1,
                    events + outcome.result().domainEvents(),
                    messages + outcome.result().messages(),
                    crashes + outcome.result().crashes(),
                    more,
                    struck,
                    all);
        }
    }

    /**
     * Tries seeds from {@code first} to {@code last}, both included, with {@code jobs} threads, while {@code goOn} says
     * so, and no further once anything broke.
     */
    public Tally run(long first, long last, int jobs, BooleanSupplier goOn) {
        AtomicLong next = new AtomicLong(first);
        Tallying tallying = new Tallying();
        Runnable work = () -> {
            while (goOn.getAsBoolean() && tallying.nothingBroke()) {
                long seed = next.getAndIncrement();
                if (seed > last) return;
                tallying.add(attempt(seed));
            }
        };
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < jobs; i++) threads.add(new Thread(work, "fuzz-" + i));
        for (Thread thread : threads) thread.start();
        work.run();
        for (Thread thread : threads) join(thread);
        return tallying.tally();
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** One run of the market of {@code seed}. */
    public Outcome attempt(long seed) {
        return attempt(RandomMarket.of(seed), seed % SCRUTINISED == 0);
    }

    /** One run of {@code scenario}, and a close look at its journal. */
    public Outcome closely(Scenario scenario) {
        return Scrutiny.of(trial, scenario);
    }

    private Outcome attempt(Scenario scenario, boolean closely) {
        if (closely) return closely(scenario);
        var result = trial.run(scenario, entry -> {});
        return new Outcome(result, result.violations().stream().findFirst());
    }

    /** Makes the market of {@code seed}, in which {@code broken} was found, as small as may be. */
    public Shrinker.Shrunk shrink(long seed, Violation broken) {
        boolean closely = seed % SCRUTINISED == 0;
        return new Shrinker(scenario -> attempt(scenario, closely).broken()).shrink(RandomMarket.of(seed), broken);
    }

    private final class Tallying {
        private Tally tally = Tally.NONE;

        synchronized void add(Outcome outcome) {
            tally = tally.plus(outcome);
            progress.accept(tally);
        }

        synchronized boolean nothingBroke() {
            return tally.found().isEmpty();
        }

        synchronized Tally tally() {
            return tally;
        }
    }
}
