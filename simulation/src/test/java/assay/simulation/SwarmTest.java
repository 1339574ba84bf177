package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.audit.Redecision;
import assay.domain.cell.EventSink;
import assay.simulation.host.Discipline;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
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

    @Test
    @Tag("long")
    void thousands_of_seeds_end_every_task_and_break_nothing() {
        Tally tally = new Tally();
        for (long seed = 201; seed <= 2_200; seed++) tally.add(run(drawn(seed)));
        tally.mustBeSound();
        assertThat(tally.traces).hasSize(2_000);
    }

    @Test
    void the_same_seed_leaves_the_same_trace_in_this_process_and_in_another_and_every_seed_its_own() {
        List<String> traces = Traces.of(1, 40);
        assertThat(Traces.of(1, 40)).isEqualTo(traces);
        assertThat(Traces.inAnotherProcess(1, 40)).isEqualTo(traces);
        assertThat(traces.stream().map(trace -> trace.substring(trace.indexOf(' '))))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_journal_decides_to_itself_under_every_fault() {
        for (long seed = 1; seed <= 20; seed++) {
            Redecision redecision = new Redecision(Markets.ENTITIES);
            long[] stored = new long[1];
            SimulationResult result = run(drawn(seed), entry -> {
                stored[0]++;
                redecision.add(entry);
            });
            assertThat(redecision.differences()).as("seed %d", seed).isEmpty();
            assertThat(redecision.compared()).isEqualTo(result.entries()).isEqualTo(stored[0]);
        }
    }

    @Test
    void a_fault_that_is_taken_away_does_not_strike() {
        for (FaultKind kind : FaultKind.values()) {
            for (long seed = 1; seed <= 4; seed++) {
                // A write that takes a while may also be lost when its node dies.
                Scenario without = kind.takenFrom(FaultKind.SLOW_WRITE.takenFrom(drawn(seed)));
                assertThat(FaultKind.in(without)).doesNotContain(kind);
                assertThat(run(without).faultsStruck())
                        .as("%s, seed %d", kind, seed)
                        .containsEntry(kind.word(), 0L);
            }
        }
    }

    @Test
    void a_scenario_may_leave_the_drawing_to_each_run() {
        Scenario swarm = Markets.training(3).withFaults(Faults.NONE.drawn());
        assertThat(swarm.errors()).isEmpty();
        assertThat(run(swarm).traceHash())
                .isEqualTo(run(Swarm.draw(Markets.training(3), 3)).traceHash())
                .isNotEqualTo(run(Markets.training(3)).traceHash());
    }

    @Test
    void planted_bug_a_replaced_writer_that_may_write_is_noticed() {
        Discipline open = new Discipline() {
            @Override
            protected boolean refusesReplacedWriters() {
                return false;
            }
        };
        int noticed = 0;
        for (long seed = 1; seed <= 30; seed++) {
            SimulationResult result = new Simulation(
                            drawn(seed), Markets.ENTITIES, new CurveTrainer(), entry -> {}, Progress.NONE, open)
                    .run();
            if (!result.sound()) noticed++;
        }
        assertThat(noticed).isPositive();
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
        return run(scenario, entry -> {});
    }

    private static SimulationResult run(Scenario scenario, EventSink sink) {
        return new Simulation(scenario, Markets.ENTITIES, new CurveTrainer(), sink, Progress.NONE).run();
    }
}
