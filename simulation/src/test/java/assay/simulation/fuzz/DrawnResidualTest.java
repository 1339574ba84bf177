package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.task.TaskEntity;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskEvent.IterationsRecorded;
import assay.domain.training.Iteration;
import assay.simulation.Mutated;
import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DrawnResidualTest {
    private static final int MARKETS = 200;

    @Test
    void nothing_breaks_in_two_hundred_markets_of_message_maps() {
        int messages = 0;
        int measured = 0;
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = market(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            List<Object> events = new ArrayList<>();
            SimulationResult result = Trial.SOUND.run(market, entry -> events.addAll(entry.events()));
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
            for (Object event : events) {
                if (event instanceof IterationsRecorded) messages++;
                if (event instanceof TaskEvent.RoundClosed) measured++;
            }
        }
        assertThat(messages).isGreaterThan(1_000);
        assertThat(measured).isGreaterThan(30);
    }

    @Test
    void a_task_that_takes_what_is_not_the_next_of_a_chain_is_noticed() {
        assertThat(noticed(event -> with(event, event.consumed(), elsewhere(event.iterations()))))
                .contains("ChainsUnbroken");
    }

    @Test
    void a_task_that_lets_a_member_leave_out_what_others_sent_is_noticed() {
        assertThat(noticed(event -> with(event, 0, event.iterations()))).contains("ChainsUnbroken");
    }

    private static IterationsRecorded with(IterationsRecorded event, int consumed, List<Iteration> chain) {
        return new IterationsRecorded(event.round(), event.miner(), consumed, event.maps(), event.state(), chain);
    }

    /** As if the residual before the first had been what it is after it. */
    private static List<Iteration> elsewhere(List<Iteration> chain) {
        List<Iteration> other = new ArrayList<>(chain);
        Iteration first = chain.get(0);
        other.set(
                0,
                new Iteration(
                        first.number(),
                        first.epoch(),
                        first.batch(),
                        first.map(),
                        first.ups(),
                        first.downs(),
                        first.lossMicros(),
                        first.accuracyMicros(),
                        first.overdrive(),
                        first.peers(),
                        first.modelBefore(),
                        first.modelAfter(),
                        first.residualAfter(),
                        first.residualAfter()));
        return other;
    }

    private static List<String> noticed(UnaryOperator<IterationsRecorded> mistake) {
        Trial bent = Mutated.rules(new Bent<>(new TaskEntity())
                .deciding(IterationsRecorded.class, event -> mistake.apply((IterationsRecorded) event)));
        List<String> noticed = new ArrayList<>();
        for (long seed = 1; seed <= MARKETS && noticed.isEmpty(); seed++) {
            for (Violation violation : bent.run(market(seed), entry -> {}).violations())
                noticed.add(violation.invariant());
        }
        return noticed;
    }

    /** One of the miners' groups forges its maps, in every second market. */
    private static Scenario market(long seed) {
        Scenario usual = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "residual");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            tasks.add(
                    new TaskEntry(task.name(), task.client(), task.opensAfter(), DrawnResidual.in(task.spec(), dice)));
        }
        List<Miners> miners = new ArrayList<>(usual.population().miners());
        if (dice.chance(50)) {
            Behaviour forging = Behaviour.named("map-forger")
                    .with("maps", dice.one(List.of("empty", "opposite", "unchained", "flood")));
            miners.set(0, miners.get(0).with(forging));
        }
        return usual.withTasks(tasks).with(usual.population().with(miners.toArray(Miners[]::new)));
    }
}
