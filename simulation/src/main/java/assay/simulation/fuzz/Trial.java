package assay.simulation.fuzz;

import assay.domain.MarketRules;
import assay.domain.cell.EventSink;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Scenario;

/** Runs a market once: on the market's own rules, or on others to see whether anybody notices. */
@FunctionalInterface
public interface Trial {
    /** The market's own rules and a sound host; learning is the model, whatever the scenario says. */
    Trial SOUND = (scenario, sink) ->
            new Simulation(scenario, MarketRules.all(), new CurveTrainer(), sink, Progress.NONE).run();

    /** What comes of {@code scenario}; every entry goes to {@code sink}. */
    SimulationResult run(Scenario scenario, EventSink sink);
}
