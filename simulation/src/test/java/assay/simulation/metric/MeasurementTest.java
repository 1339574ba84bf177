package assay.simulation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.MarketRules;
import assay.simulation.Markets;
import assay.simulation.Payment;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Scenario;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    private record Run(SimulationResult result, RunMetrics metrics) {
        static Run of(Scenario scenario) {
            Measurement measurement = new Measurement(scenario);
            SimulationResult result =
                    new Simulation(scenario, MarketRules.all(), new CurveTrainer(), measurement, Progress.NONE).run();
            assertThat(result.violations()).isEmpty();
            return new Run(result, measurement.metrics(result));
        }

        double value(String name) {
            return metrics.value(name).orElseThrow(() -> new AssertionError(name + " is missing of " + metrics));
        }
    }

    @Test
    void the_figures_of_a_task_are_those_of_its_report() {
        Run run = Run.of(Markets.several(2));
        for (TaskReport task : run.result().tasks()) {
            String prefix = "task." + task.name() + ".";
            assertThat(run.value(prefix + "ending-completed"))
                    .isEqualTo(task.ending().equals("completed") ? 1 : 0);
            assertThat(run.value(prefix + "escrow") * 1e6).isCloseTo((double) task.escrowMicros(), within(0.01));
            assertThat(run.value(prefix + "paid") * 1e6).isCloseTo((double) task.paidMicros(), within(0.01));
            assertThat(run.value(prefix + "refunded") * 1e6).isCloseTo((double) task.refundedMicros(), within(0.01));
            assertThat(1 - run.value(prefix + "final-error"))
                    .isCloseTo(task.finalAccuracy().orElseThrow(), within(1e-9));
            assertThat(run.value(prefix + "fill-seconds")).isPositive().isLessThan(run.value(prefix + "seconds"));
        }
        assertThat(run.value("tasks.paid.total") * 1e6)
                .isCloseTo((double) run.result().paidMicros(), within(0.01));
    }

    @Test
    void groups_share_all_that_was_paid_and_all_seats() {
        Run run = Run.of(Markets.several(7));
        assertThat(run.value("earned.total.miner") + run.value("earned.total.evaluator"))
                .isCloseTo(run.value("tasks.paid.total"), within(1e-9));
        assertThat(run.value("earned.mean.miner")).isCloseTo(run.value("earned.total.miner") / 7, within(1e-9));
        assertThat(run.value("profit.mean.miner")).isEqualTo(run.value("earned.mean.miner"));
        assertThat(run.value("elected.share.miner")).isEqualTo(1);
        assertThat(run.value("leader.share.miner")).isEqualTo(1);
        assertThat(run.value("elected.count.miner"))
                .isEqualTo(run.value("task.one.members") + run.value("task.three.members"));
        double paid = 0;
        for (TaskReport task : run.result().tasks()) {
            for (Payment payment : task.payments()) {
                if (payment.participant().name().startsWith("miner-")) paid += payment.amountMicros() / 1e6;
            }
        }
        assertThat(run.value("earned.total.miner")).isCloseTo(paid, within(1e-6));
    }

    @Test
    void work_costs_what_the_group_says() {
        Scenario free = Markets.training(7);
        Miners miners = free.population().miners().get(0);
        Miners paying = miners.with(miners.group().withCost(20_000));
        Run cheap = Run.of(free);
        Run dear = Run.of(free.with(free.population().with(paying)));
        assertThat(cheap.value("cost.mean.miner")).isZero();
        double seconds = 0;
        for (var each : dear.result().computedMicros().entrySet()) {
            if (each.getKey().startsWith("miner-")) seconds += each.getValue() / 1e6;
        }
        assertThat(seconds).isPositive();
        assertThat(dear.value("cost.mean.miner")).isCloseTo(0.02 * seconds / 7, within(1e-9));
        assertThat(dear.value("profit.total.miner"))
                .isCloseTo(dear.value("earned.total.miner") - 0.02 * seconds, within(1e-9));
    }

    @Test
    void an_election_loses_candidates_from_cycle_to_cycle() {
        Run run = Run.of(Markets.training(11));
        double before = 1;
        int cycle = 1;
        while (run.metrics().value("survival.cycle-" + cycle).isPresent()) {
            double after = run.value("survival.cycle-" + cycle);
            assertThat(after).isPositive().isLessThanOrEqualTo(before);
            before = after;
            cycle++;
        }
        assertThat(run.value("election.cycles.mean")).isEqualTo(cycle - 1.0);
        assertThat(before * 7 * 0.999).isLessThanOrEqualTo(7);
    }

    @Test
    void a_message_takes_at_least_what_the_network_takes() {
        Run run = Run.of(Markets.training(1));
        assertThat(run.value("latency.p50")).isBetween(0.010, 0.031);
        assertThat(run.value("latency.p99")).isGreaterThanOrEqualTo(run.value("latency.p50"));
        assertThat(run.value("messages")).isGreaterThan(run.value("entries"));
        Run stormy = Run.of(Markets.stormy(Markets.training(1)));
        assertThat(stormy.value("latency.p99")).isGreaterThan(run.value("latency.p99"));
    }

    @Test
    void every_name_that_a_run_has_is_in_the_catalogue() {
        for (Scenario scenario : new Scenario[] {Markets.several(3), Markets.contribution(1)}) {
            Catalogue catalogue = Catalogue.of(scenario);
            assertThat(Run.of(scenario).metrics().values().keySet())
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(catalogue.find(name).map(Catalogue.Entry::name))
                            .contains(name));
        }
    }
}
