package assay.simulation.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.simulation.Markets;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people do, no law of the market breaks, nobody throws, and every task ends. */
class EveryBehaviourTest {
    static Stream<Conduct> ofMiners() {
        return Conducts.MINERS.all().stream();
    }

    static Stream<Conduct> ofEvaluators() {
        return Conducts.EVALUATORS.all().stream();
    }

    static Stream<Conduct> ofClients() {
        return Conducts.CLIENTS.all().stream();
    }

    @ParameterizedTest
    @MethodSource("ofMiners")
    void some_or_all_miners(Conduct conduct) {
        Behaviour behaviour = Behaviour.named(conduct.name());
        for (long seed = 1; seed <= 6; seed++) {
            Scenario market = Markets.any(seed);
            Miners all = market.population().miners().get(0);
            Miners some = all.with(all.group().withCount(4));
            Group others = new Group(
                    "other",
                    seed % 2 == 0 ? 3 : 6,
                    behaviour,
                    all.group().speed(),
                    all.group().stay(),
                    all.group().costMicros(),
                    all.group().region());
            assertSound(market, seed % 3 == 0 ? List.of(all.with(behaviour)) : List.of(some, all.with(others)));
        }
    }

    private static void assertSound(Scenario market, List<Miners> miners) {
        Population crowd = market.population();
        assertSound(market, new Population(crowd.clients(), miners, crowd.evaluators()));
    }

    @ParameterizedTest
    @MethodSource("ofEvaluators")
    void some_or_all_evaluators(Conduct conduct) {
        Behaviour behaviour = Behaviour.named(conduct.name());
        for (long seed = 1; seed <= 6; seed++) {
            Scenario market = Markets.any(seed);
            Population crowd = market.population();
            List<Evaluators> evaluators = seed % 2 == 0
                    ? List.of(Evaluators.of("evaluator", 4).with(behaviour))
                    : List.of(
                            Evaluators.of("evaluator", 3),
                            Evaluators.of("other", 3).with(behaviour));
            assertSound(market, new Population(crowd.clients(), crowd.miners(), evaluators));
        }
    }

    @ParameterizedTest
    @MethodSource("ofClients")
    void the_client(Conduct conduct) {
        for (long seed = 1; seed <= 6; seed++) {
            Scenario market = Markets.any(seed);
            Population crowd = market.population();
            Client client = crowd.clients().get(0).with(Behaviour.named(conduct.name()));
            assertSound(market, new Population(List.of(client), crowd.miners(), crowd.evaluators()));
        }
    }

    private static void assertSound(Scenario market, Population population) {
        for (Scenario scenario : List.of(market.with(population), Markets.stormy(market.with(population)))) {
            assertThat(scenario.errors()).isEmpty();
            List<Entry<?>> journal = new ArrayList<>();
            SimulationResult result =
                    new Simulation(scenario, Markets.ENTITIES, new CurveTrainer(), journal::add, Progress.NONE).run();
            assertThat(result.violations())
                    .as("seed %d of %s", result.seed(), population)
                    .isEmpty();
            assertThat(result.tasks()).allMatch(TaskReport::ended, "ended");
            assertThat(journal).hasSizeGreaterThan(30);
        }
    }
}
