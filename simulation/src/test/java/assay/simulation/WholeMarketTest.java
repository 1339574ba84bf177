package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WholeMarketTest {
    @Test
    void a_training_task_goes_from_bounty_to_payout() {
        SimulationResult result = run(Markets.training(1));
        assertSound(result);
        TaskReport task = result.tasks().get(0);
        assertThat(task.ending()).as(task.reason()).isEqualTo("completed");
        assertThat(task.escrowMicros()).isEqualTo(1_000_000_000L);
        assertThat(task.paidMicros()).isPositive();
        assertThat(task.paidMicros() + task.refundedMicros()).isEqualTo(task.escrowMicros());
        assertThat(task.payments()).isNotEmpty();
        assertThat(task.firstPaymentSeconds()).isPresent();
        assertThat(task.initialAccuracy().orElseThrow()).isBetween(0.05, 0.15);
        assertThat(task.finalAccuracy().orElseThrow()).isGreaterThan(0.3);
        assertThat(task.leader()).isPresent();
        assertThat(task.follower()).isPresent().isNotEqualTo(task.leader());
    }

    @Test
    void a_contribution_task_goes_from_bounty_to_payout() {
        SimulationResult result = run(Markets.contribution(1));
        assertSound(result);
        TaskReport task = result.tasks().get(0);
        assertThat(task.ending()).as(task.reason()).isEqualTo("completed");
        assertThat(task.paidMicros()).isPositive();
        assertThat(task.leader()).isEmpty();
    }

    @Test
    void several_tasks_share_one_market() {
        SimulationResult result = run(Markets.several(1));
        assertSound(result);
        assertThat(result.tasks()).extracting(TaskReport::ending).doesNotContain("open");
        assertThat(result.escrowMicros()).isEqualTo(3_000_000_000L);
        assertThat(result.paidMicros() + result.refundedMicros()).isEqualTo(result.escrowMicros());
    }

    @Test
    void a_client_serves_one_task_while_the_next_is_not_due() {
        SimulationResult result = run(Markets.oneAfterTheOther(1));
        assertSound(result);
        assertThat(result.tasks()).extracting(TaskReport::ending).containsExactly("completed", "completed");
    }

    @Test
    void the_same_seed_gives_the_same_journal_byte_for_byte_and_another_seed_another() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        SimulationResult one = run(Markets.stormy(Markets.training(5)), first);
        SimulationResult two = run(Markets.stormy(Markets.training(5)), second);
        assertThat(first).hasSizeGreaterThan(50).isEqualTo(second);
        assertThat(one.traceHash()).isEqualTo(two.traceHash());
        assertThat(run(Markets.stormy(Markets.training(6))).traceHash()).isNotEqualTo(one.traceHash());
    }

    @Test
    void every_seed_ends_every_task_and_accounts_for_all_money() {
        Tally tally = new Tally();
        for (long seed = 1; seed <= 40; seed++) tally.add(run(Markets.any(seed)));
        assertThat(tally.endings.keySet()).containsExactly("completed");
        assertThat(tally.traces).hasSize(40);
    }

    @Test
    void every_stormy_seed_ends_every_task_and_accounts_for_all_money() {
        Tally tally = new Tally();
        for (long seed = 1; seed <= 40; seed++) tally.add(run(Markets.stormy(Markets.any(seed))));
        assertThat(tally.crashes).isGreaterThan(40);
        assertThat(tally.endings.getOrDefault("completed", 0))
                .as("%s", tally.endings)
                .isGreaterThan(30);
    }

    @Test
    @Tag("long")
    void hundreds_of_seeds_with_twice_the_storm_for_most_of_the_time_end_every_task() {
        Tally tally = new Tally();
        for (long seed = 1; seed <= 300; seed++) tally.add(run(Markets.stormier(Markets.any(seed))));
        assertThat(tally.endings.keySet()).contains("completed", "expired", "failed");
    }

    @Test
    void progress_is_told_and_never_goes_back() {
        List<Duration> heard = new ArrayList<>();
        Progress progress = (simulated, horizon, entries) -> heard.add(simulated);
        new Simulation(Markets.training(1), Markets.ENTITIES, new CurveTrainer(), entry -> {}, progress).run();
        assertThat(heard).hasSizeGreaterThan(10).isSorted();
    }

    /** What many runs came to; every single one must have ended all its tasks and accounted for all money. */
    private static final class Tally {
        private final Map<String, Integer> endings = new TreeMap<>();
        private final Set<String> traces = new TreeSet<>();
        private long crashes;

        private void add(SimulationResult result) {
            assertSound(result);
            for (TaskReport task : result.tasks()) {
                assertThat(task.ended()).as("seed %d: %s", result.seed(), task).isTrue();
                assertThat(task.paidMicros() + task.refundedMicros())
                        .as("seed %d: %s", result.seed(), task)
                        .isEqualTo(task.escrowMicros());
                endings.merge(task.ending(), 1, Integer::sum);
            }
            traces.add(result.traceHash());
            crashes += result.crashes();
        }
    }

    private static void assertSound(SimulationResult result) {
        assertThat(result.violations()).as("seed %d", result.seed()).isEmpty();
    }

    private static SimulationResult run(Scenario scenario) {
        return run(scenario, new ArrayList<>());
    }

    private static SimulationResult run(Scenario scenario, List<String> journal) {
        return new Simulation(
                        scenario,
                        Markets.ENTITIES,
                        new CurveTrainer(),
                        (Entry<?> entry) -> journal.add(entry.toString()),
                        Progress.NONE)
                .run();
    }
}
