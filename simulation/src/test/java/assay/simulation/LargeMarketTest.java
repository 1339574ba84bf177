package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.Committee;
import assay.domain.committee.CommitteeEvent.CandidateApplied;
import assay.domain.miner.MinerEvent.MinerActivated;
import assay.domain.money.Credits;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LargeMarketTest {
    private static final int MINERS = 3_000;

    @Test
    void more_miners_than_may_apply_all_join_and_the_task_is_done() {
        Scenario small = Markets.training(1);
        Population people = new Population(
                small.population().clients(),
                List.of(Miners.of("miner", MINERS).withMoney(Credits.of(50), Credits.of(20))),
                small.population().evaluators());
        List<Object> events = new ArrayList<>();
        SimulationResult result = new Simulation(
                        small.with(people),
                        Markets.ENTITIES,
                        new CurveTrainer(),
                        entry -> events.addAll(entry.events()),
                        Progress.NONE)
                .run();
        assertThat(result.violations()).isEmpty();
        assertThat(result.tasks().get(0).ending()).isEqualTo("completed");
        assertThat(events.stream().filter(MinerActivated.class::isInstance)).hasSize(MINERS);
        assertThat(events.stream().filter(CandidateApplied.class::isInstance)).hasSize(Committee.MAX_CANDIDATES);
        // Nobody asks in vain again and again: with a look every half second there would be ten times as many.
        assertThat(result.messages()).isLessThan(40L * MINERS);
    }
}
