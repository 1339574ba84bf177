package assay.simulation.study;

import assay.domain.MarketRules;
import assay.domain.cell.EventSink;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.electorate.Electorate;
import assay.simulation.metric.ElectorateMeasurement;
import assay.simulation.metric.Measurement;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Claim;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs scenarios to measure them: one seed, or as many as a claim asks for, on all cores. */
public final class Study {
    private final Trainers trainers;
    private final int threads;

    /** Hears how many of the runs of a study are over; called by whichever thread ended one. */
    @FunctionalInterface
    public interface Progress {
        void over(int runs, int of);
    }

    /** A study on all cores. */
    public Study(Trainers trainers) {
        this(trainers, Runtime.getRuntime().availableProcessors());
    }

    /** A study on {@code threads} cores; the answers do not depend on it. */
    public Study(Trainers trainers, int threads) {
        this.trainers = trainers;
        this.threads = threads;
    }

    /**
     * One run, measured; nothing is written.
     *
     * @throws RunBroken when it broke an invariant
     */
    public RunMetrics measure(Scenario scenario) {
        if (scenario.electorate().isPresent()) return elected(scenario);
        Measurement measurement = new Measurement(scenario);
        return measurement.metrics(run(scenario, measurement));
    }

    private static RunMetrics elected(Scenario scenario) {
        ElectorateMeasurement measurement = new ElectorateMeasurement(scenario);
        Ballots ballots = new Ballots(scenario);
        for (int i = 0; i < ballots.number(); i++) measurement.accept(ballots.hold(i, Electorate.UNHEARD));
        return measurement.metrics();
    }

    private SimulationResult run(Scenario scenario, EventSink sink) {
        SimulationResult result = new Simulation(
                        scenario, MarketRules.all(), trainers.of(scenario), sink, assay.simulation.Progress.NONE)
                .run();
        if (!result.sound()) throw new RunBroken(result.violations().get(0));
        return result;
    }

    /** As {@link #judge(Scenario, Optional, Progress)}, with every seed run. */
    public Judgement judge(Scenario scenario, Progress progress) throws InterruptedException {
        return judge(scenario, Optional.empty(), progress);
    }

    /**
     * Runs {@code scenario}, whose claim is sound, from as many seeds as the claim says: its own and those that follow.
     *
     * @param own what a run from the scenario's own seed measured, if there was one already
     * @throws IllegalArgumentException when the scenario claims nothing, or what it claims cannot be read
     * @throws RunBroken when a run broke an invariant
     */
    public Judgement judge(Scenario scenario, Optional<RunMetrics> own, Progress progress) throws InterruptedException {
        Claim claim = scenario.claim().orElseThrow(() -> new IllegalArgumentException("nothing is claimed"));
        Comparison comparison = Comparison.parse(claim.holds())
                .orElseThrow(() -> new IllegalArgumentException(claim.holds() + ": expected " + Comparison.FORM));
        List<Judgement.Seed> perSeed = new ArrayList<>();
        List<RunMetrics> measured = measureSeeds(scenario, claim.seeds(), own, progress);
        for (int i = 0; i < measured.size(); i++) {
            RunMetrics metrics = measured.get(i);
            perSeed.add(new Judgement.Seed(
                    scenario.seed() + i,
                    comparison.left().in(metrics),
                    comparison.right().in(metrics)));
        }
        return Judgement.of(comparison, claim.confidenceMicros() / 1e6, perSeed);
    }

    /**
     * What runs from {@code seeds} seeds measured, the scenario's own first, in the order of the seeds.
     *
     * @param own what a run from the scenario's own seed measured, if there was one already
     * @throws RunBroken when a run broke an invariant
     */
    public List<RunMetrics> measureSeeds(Scenario scenario, int seeds, Optional<RunMetrics> own, Progress progress)
            throws InterruptedException {
        AtomicInteger over = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, seeds)), Study::runner);
        try {
            List<Future<RunMetrics>> runs = new ArrayList<>();
            for (int i = 0; i < seeds; i++) {
                Scenario one = scenario.withSeed(scenario.seed() + i);
                Optional<RunMetrics> known = i == 0 ? own : Optional.empty();
                runs.add(pool.submit(() -> {
                    RunMetrics metrics = known.orElseGet(() -> measure(one));
                    progress.over(over.incrementAndGet(), seeds);
                    return metrics;
                }));
            }
            List<RunMetrics> measured = new ArrayList<>();
            for (Future<RunMetrics> run : runs) measured.add(ended(run));
            return measured;
        } finally {
            pool.shutdownNow();
        }
    }

    /** A run cannot be broken off: the process need not wait for one that nobody wants any more. */
    private static Thread runner(Runnable work) {
        Thread thread = new Thread(work, "run of a study");
        thread.setDaemon(true);
        return thread;
    }

    private static RunMetrics ended(Future<RunMetrics> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RunBroken broken) throw broken;
            throw new IllegalStateException("a run of the study ended with " + e.getCause(), e.getCause());
        } catch (CancellationException e) {
            throw new IllegalStateException("a run of the study was taken away", e);
        }
    }
}
