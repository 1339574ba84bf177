package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Markets under drawn subsets of all faults: nothing that must not happen does, and progress resumes when they stop. */
class SwarmTest {
    @Test
    void every_kind_of_fault_strikes_and_nothing_is_broken() {
        Tally tally = new Tally();
        for (long seed = 1; seed <= 200; seed++) tally.add(run(drawn(seed)));
        tally.mustBeSound();
        assertThat(tally.struck.keySet()).hasSize(FaultKind.values().length);
        assertThat(tally.struck)
                .allSatisfy((kind, runs) -> assertThat(runs).as(kind).isPositive());
    }

    private static Scenario drawn(long seed) {
        return Swarm.draw(Markets.any(seed), seed);
    }

    /** What many runs came to. */
    private static final class Tally {
        private final Map<String, Integer> endings = new TreeMap<>();
        private final Map<String, Integer> struck = new TreeMap<>();
        private final Set<String> traces = new TreeSet<>();
        private final List<String> wrong = new ArrayList<>();

        private void add(SimulationResult result) {
            result.violations().forEach(violation -> wrong.add("seed " + result.seed() + ": " + violation));
            for (TaskReport task : result.tasks()) {
                endings.merge(task.ending(), 1, Integer::sum);
                boolean settled = task.paidMicros() + task.refundedMicros() == task.escrowMicros();
                if (!task.ended() || !settled) wrong.add("seed " + result.seed() + ": " + task);
            }
            result.faultsStruck().forEach((kind, times) -> struck.merge(kind, times > 0 ? 1 : 0, Integer::sum));
            traces.add(result.traceHash());
        }

        private void mustBeSound() {
            assertThat(wrong).isEmpty();
        }
    }

    private static SimulationResult run(Scenario scenario) {
        return new Simulation(scenario, Markets.ENTITIES, new CurveTrainer(), entry -> {}, Progress.NONE).run();
    }
}
