package assay.simulation.fuzz;

import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import java.util.Optional;

/** What came of one run, and the first thing that broke in it. */
public record Outcome(SimulationResult result, Optional<Violation> broken) {}
