package assay.cli.sweep;

import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Scenario;

/** Runs a scenario in memory and measures it. Equal scenarios give equal measurements, on whatever thread. */
@FunctionalInterface
public interface Measure {
    RunMetrics of(Scenario scenario);
}
