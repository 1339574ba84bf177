package assay.simulation.metric;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.simulation.SimulationResult;
import assay.simulation.host.Timeline;
import assay.simulation.scenario.Scenario;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Measures one run: give it every entry, then ask. */
public final class Measurement implements EventSink {
    private static final int LORENZ_STEPS = 100;

    private final TaskCollector tasks = new TaskCollector(Timeline.START);
    private final TrafficCollector traffic = new TrafficCollector(Timeline.START);
    private final MoneyCollector money;
    private final ElectionCollector elections;
    private final List<Collector> collectors;

    /** A measurement of a run of {@code scenario}. */
    public Measurement(Scenario scenario) {
        Groups groups = Groups.of(scenario);
        this.money = new MoneyCollector(groups, Timeline.START);
        this.elections = new ElectionCollector(groups);
        this.collectors = List.of(tasks, money, elections, traffic);
    }

    @Override
    public void accept(Entry<?> entry) {
        for (Collector collector : collectors) collector.accept(entry);
    }

    /** Everything that was measured; {@code result} adds what the journal does not tell. */
    public RunMetrics metrics(SimulationResult result) {
        Figures figures = new Figures();
        money.computed(result.computedMicros());
        for (Collector collector : collectors) collector.report(figures);
        figures.count(Metric.MESSAGES, result.messages());
        figures.count(Metric.CRASHES, result.crashes());
        figures.put(Metric.SIMULATED, result.simulatedSeconds());
        return figures.metrics();
    }

    /** What plots show. */
    public RunSeries series() {
        SortedMap<Double, Odds> byStake = elections.byStake();
        return new RunSeries(
                tasks.courses(),
                elections.survivals(),
                elections.candidacies(),
                elections.all(),
                byStake.size() <= RunSeries.MOST_STAKES ? byStake : new TreeMap<>(),
                money.earnings(),
                money.lorenz().curve(LORENZ_STEPS),
                money.growth(),
                traffic.traffic().slices());
    }
}
