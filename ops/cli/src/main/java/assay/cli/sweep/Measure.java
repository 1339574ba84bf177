package assay.cli.sweep;

import assay.content.MemoryStore;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Scenario;
import assay.simulation.study.Study;
import assay.simulation.study.Trainers;
import assay.training.NdTrainer;

/** Runs a scenario in memory and measures it. Equal scenarios give equal measurements, on whatever thread. */
@FunctionalInterface
public interface Measure {
    /** The measurements of one run; throws {@link assay.simulation.study.RunBroken} when it breaks an invariant. */
    RunMetrics of(Scenario scenario);

    /** In a market of its own; a run that wants the real trainer has one, with all content in memory. */
    static Measure market() {
        return new Study(Trainers.withReal(() -> new NdTrainer(new MemoryStore())))::measure;
    }
}
