package assay.simulation.metric;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.simulation.SimulationResult;
import assay.simulation.host.Timeline;
import assay.simulation.scenario.Scenario;
import java.util.List;

/** Measures one run: give it every entry, then ask. */
public final class Measurement implements EventSink {
    private final List<Collector> collectors;

    /** A measurement of a run of {@code scenario}. */
    public Measurement(Scenario scenario) {
        Groups groups = Groups.of(scenario);
        this.collectors = List.of(
                new TaskCollector(),
                new MoneyCollector(groups),
                new ElectionCollector(groups),
                new TrafficCollector(Timeline.START));
    }

    @Override
    public void accept(Entry<?> entry) {
        for (Collector collector : collectors) collector.accept(entry);
    }

    /** Everything that was measured; {@code result} adds what the journal does not tell. */
    public RunMetrics metrics(SimulationResult result) {
        Figures figures = new Figures();
        for (Collector collector : collectors) collector.report(figures);
        figures.put(Metric.MESSAGES, result.messages());
        figures.put(Metric.SIMULATED, result.simulatedSeconds());
        return figures.metrics();
    }
}
