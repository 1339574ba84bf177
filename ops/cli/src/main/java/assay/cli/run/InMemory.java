package assay.cli.run;

import assay.cli.ExitCode;
import assay.cli.Failure;
import assay.domain.MarketRules;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.Violation;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Scenario;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs scenarios without a folder, for those who want their figures only. */
public final class InMemory {
    private InMemory() {}

    /** What was measured in a run of {@code scenario}; fails when an invariant breaks. */
    public static RunMetrics measure(Scenario scenario) {
        SimulationResult result =
                new Simulation(scenario, MarketRules.all(), new CurveTrainer(), entry -> {}, Progress.NONE).run();
        for (Violation violation : result.violations()) {
            String message = "an invariant broke: " + violation.invariant() + ": " + violation.message();
            throw Failure.of(ExitCode.FAILED, "invariant-broken", message, "");
        }
        SortedMap<String, Double> figures = new TreeMap<>();
        double completed = 0;
        for (TaskReport task : result.tasks()) {
            boolean done = task.ending().equals("completed");
            completed += done ? 1 : 0;
            figures.put("task." + task.name() + ".ending-completed", done ? 1.0 : 0.0);
            figures.put("task." + task.name() + ".paid", task.paidMicros() / 1e6);
            task.finalErrorMicros().ifPresent(e -> figures.put("task." + task.name() + ".final-error", e / 1e6));
        }
        figures.put("tasks.completed", completed / result.tasks().size());
        figures.put("messages", (double) result.messages());
        return new RunMetrics(figures);
    }
}
