package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.content.Cid;
import assay.domain.task.RoundResult;
import assay.domain.task.TaskEntity;
import assay.domain.task.TaskEvent.RoundClosed;
import assay.simulation.Mutated;
import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrawnStrategiesTest {
    private static final int MARKETS = 200;

    /** Markets break down and come back as the random market draws it: what a strategy keeps survives that. */
    @Test
    void nothing_breaks_in_two_hundred_markets_of_all_strategies() {
        int measured = 0;
        int remembered = 0;
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = market(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            List<RoundClosed> rounds = new ArrayList<>();
            SimulationResult result = Trial.SOUND.run(market, entry -> entry.events().stream()
                    .filter(RoundClosed.class::isInstance)
                    .forEach(event -> rounds.add((RoundClosed) event)));
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
            measured += rounds.size();
            for (RoundClosed round : rounds) if (round.result().state().isPresent()) remembered++;
        }
        assertThat(measured).isGreaterThan(100);
        assertThat(remembered).isGreaterThan(10);
    }

    @Test
    void a_task_that_keeps_a_memory_nobody_found_is_noticed() {
        Trial bent = Mutated.rules(new Bent<>(new TaskEntity()).deciding(RoundClosed.class, event -> {
            RoundClosed closed = (RoundClosed) event;
            RoundResult found = closed.result();
            Optional<Cid> other = found.state().map(state -> found.model());
            RoundResult kept =
                    new RoundResult(found.round(), found.model(), found.errorMicros(), found.lossMicros(), other);
            return new RoundClosed(closed.round(), kept, closed.gains(), closed.agreeing());
        }));
        List<String> noticed = new ArrayList<>();
        for (long seed = 1; seed <= MARKETS && noticed.isEmpty(); seed++) {
            for (Violation violation : bent.run(market(seed), entry -> {}).violations())
                noticed.add(violation.invariant());
        }
        assertThat(noticed).contains("MemoryCarried");
    }

    private static Scenario market(long seed) {
        Scenario usual = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "strategies");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            tasks.add(new TaskEntry(
                    task.name(), task.client(), task.opensAfter(), DrawnStrategies.in(task.spec(), dice)));
        }
        return usual.withTasks(tasks);
    }
}
