package assay.bench;

import assay.cli.file.ScenarioFile;
import assay.domain.MarketRules;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.flat.FlatMarket;
import assay.simulation.flat.FlatSetup;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Scenario;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Domain events a second of markets in virtual time: flat, as objects on the simulation's host, and whole scenarios with
 * participants, invariants and hash. Seconds are those of the thread's processor time.
 */
public final class MarketBench {
    private static final int MINERS = 100_000;
    private static final long CREDIT = 1_000_000;
    private static final long FLAT_EVENTS = 20_000_000;
    private static final int TURNS = 3;
    private static final int SEEDS = 200;
    private static final int CROWD = 2_000;
    /** With the others of the scenario just as many as a scenario may have. */
    private static final int MOST = 99_900;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Table table = new Table("market", "domain events/s", "aim", "events", "seconds");
    private final ObjectNode json;

    private MarketBench(ObjectNode json) {
        this.json = json;
    }

    public static void main(String[] arguments) throws Exception {
        Report report = new Report("market");
        MarketBench bench = new MarketBench(report.json());
        bench.flat();
        bench.host();
        bench.scenarios();
        report.publish(bench.table, bench.json);
    }

    private void flat() {
        FlatMarket market = new FlatMarket(new FlatSetup(
                MINERS, MINERS / 8, 100 * CREDIT, 10 * CREDIT, 50_000_000 * CREDIT, 1_000 * CREDIT, 800_000, 1));
        long tick = 10_000;
        market.runTo(tick);
        List<Double> rates = new ArrayList<>();
        double all = 0;
        long first = market.domainEvents();
        for (int turn = 0; turn < TURNS; turn++) {
            long before = market.domainEvents();
            long start = THREADS.getCurrentThreadCpuTime();
            while (market.domainEvents() < before + FLAT_EVENTS) {
                tick += 100;
                market.runTo(tick);
            }
            double seconds = seconds(start);
            all += seconds;
            rates.add((market.domainEvents() - before) / seconds);
        }
        double median = Numbers.of(rates, rate -> rate).median();
        row("flat, 100,000 miners", median, "≥ 15,000,000", market.domainEvents() - first, all);
    }

    private void host() {
        new Churn(MINERS / 10).round();
        Churn churn = new Churn(MINERS);
        long start = THREADS.getCurrentThreadCpuTime();
        churn.round();
        double seconds = seconds(start);
        row(
                "objects in cells on the host, 100,000 miners",
                churn.events() / seconds,
                "≥ 3,000,000",
                churn.events(),
                seconds);
    }

    private void scenarios() throws Exception {
        Scenario small = ScenarioFile.read(Place.root().resolve("scenarios/first-task.yaml"), List.of());
        for (long seed = 1; seed <= SEEDS / 4; seed++) run(small.withSeed(seed));
        long events = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        for (long seed = 1; seed <= SEEDS; seed++) events += run(small.withSeed(seed));
        double seconds = seconds(start);
        row("first-task.yaml, 200 seeds, everything checked", events / seconds, "–", events, seconds);
        json.put("seedsPerSecond", SEEDS / seconds);
        crowded(small, CROWD);
        crowded(small, MOST);
    }

    private void crowded(Scenario small, int miners) {
        Scenario large = small.with(small.population().with(Miners.of("miner", miners)));
        long start = THREADS.getCurrentThreadCpuTime();
        long events = run(large);
        double seconds = seconds(start);
        String name = String.format(Locale.ROOT, "first-task.yaml with %,d miners, everything checked", miners);
        row(name, events / seconds, "–", events, seconds);
    }

    private static long run(Scenario scenario) {
        SimulationResult result =
                new Simulation(scenario, MarketRules.all(), new CurveTrainer(), entry -> {}, Progress.NONE).run();
        if (!result.sound()) throw new IllegalStateException("an invariant broke: " + result.violations());
        return result.domainEvents();
    }

    private static double seconds(long startNanos) {
        return (THREADS.getCurrentThreadCpuTime() - startNanos) / 1e9;
    }

    private void row(String name, double rate, String aim, long events, double seconds) {
        table.row(name, Table.number(rate, 0), aim, Table.number((double) events, 0), Table.number(seconds, 2));
        json.put(name, rate);
        System.err.println(name + ": " + Table.number(rate, 0));
    }
}
