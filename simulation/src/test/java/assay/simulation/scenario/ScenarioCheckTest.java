package assay.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.account.Accounts;
import assay.domain.money.Credits;
import assay.simulation.behaviour.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScenarioCheckTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void everything_wrong_is_said_at_once_with_path_found_and_expected() {
        Group group =
                Group.of("ada", -1).withBehaviour(Behaviour.named("greedy")).withSpeed(new Speed(0, -1));
        Miners miners = Miners.of("ada", 1)
                .with(group)
                .withMoney(Credits.of(1), Credits.of(2))
                .withReachable(1_000_001);
        Population population = new Population(
                List.of(Client.of("treasury", Credits.of(1)), Client.of("ada", Credits.of(1))),
                List.of(miners),
                List.of(Evaluators.of("no good", 3)));
        Network network = new Network(Duration.ofMillis(1), Duration.ofMillis(2), -1, 0);
        Faults faults = new Faults(0, 0, -5, Duration.ZERO, HOUR.plusSeconds(1));
        Scenario scenario = new Scenario(
                " ", "", Optional.empty(), Learning.CURVE, 1, HOUR, List.of(), population, network, faults);
        assertThat(scenario.errors())
                .extracting(ScenarioError::path)
                .containsExactly(
                        "question",
                        "population.clients[0].name",
                        "population.miners[0].behaviour",
                        "population.miners[0].count",
                        "population.miners[0].speed.slowestMicros",
                        "population.miners[0].speed.fastestMicros",
                        "population.miners[0].stake",
                        "population.miners[0].reachableMicros",
                        "population.evaluators[0].prefix",
                        "tasks",
                        "network.latencyJitter",
                        "network.lossMicros",
                        "faults.crashAfterSendMicros",
                        "faults.restartAfter",
                        "faults.until");
        assertThat(scenario.errors())
                .contains(new ScenarioError("network.latencyJitter", "PT0.002S", "0 to the median latency, PT0.001S"));
    }

    @Test
    void names_are_used_once() {
        Population population =
                new Population(List.of(Client.of("m-2", Credits.of(1))), List.of(Miners.of("m", 3)), List.of());
        Scenario scenario = new Scenario(
                "Who?",
                "",
                Optional.empty(),
                Learning.CURVE,
                1,
                HOUR,
                List.of(),
                population,
                Network.CALM,
                Faults.NONE);
        assertThat(scenario.errors())
                .contains(
                        new ScenarioError("population.miners[0].prefix", "\"m-2\"", "a name no other participant has"));
    }

    @Test
    void names_of_other_accounts_are_refused() {
        List<Client> clients = List.of(
                Client.of("escrow.t-1", Credits.of(1)),
                Client.of("cashier", Credits.of(1)),
                Client.of("c".repeat(65), Credits.of(1)));
        List<Miners> miners = List.of(Miners.of("stake.m", 1));
        Population population = new Population(clients, miners, List.of());
        Scenario scenario = new Scenario(
                "Who?",
                "",
                Optional.empty(),
                Learning.CURVE,
                1,
                HOUR,
                List.of(),
                population,
                Network.CALM,
                Faults.NONE);
        assertThat(scenario.errors())
                .filteredOn(error -> error.expected().equals(Accounts.USABLE_NAME))
                .extracting(ScenarioError::path)
                .containsExactly(
                        "population.clients[0].name",
                        "population.clients[1].name",
                        "population.clients[2].name",
                        "population.miners[0].prefix");
    }

    @Test
    void loss_without_a_time_at_which_it_stops_is_refused() {
        Population population = new Population(List.of(Client.of("ada", Credits.of(1))), List.of(), List.of());
        Network lossy = new Network(Duration.ofMillis(1), Duration.ZERO, 1, 0);
        Scenario scenario = new Scenario(
                "Who?", "", Optional.empty(), Learning.CURVE, 1, HOUR, List.of(), population, lossy, Faults.NONE);
        assertThat(scenario.errors()).extracting(ScenarioError::path).containsExactly("tasks", "faults.until");
    }

    @Test
    void an_electorate_is_alone_in_its_scenario_and_has_a_plain_network() {
        ElectorateEntry sound = new ElectorateEntry(
                1_000,
                3,
                21,
                List.of(new Bloc("all", assay.simulation.electorate.Behaviour.HONEST, 1_000_000)),
                true,
                1);
        assertThat(electorate(sound, Network.CALM, Faults.NONE).errors()).isEmpty();
        Network slow = new Network(Duration.ofSeconds(50), Duration.ofSeconds(20), 0, 0);
        Network torn = Network.CALM.with(List.of(new Region("here", 1, List.of())));
        Faults faults = new Faults(0, 0, 5, Duration.ofSeconds(1), Duration.ofMinutes(1));
        assertThat(electorate(sound, slow, faults).errors())
                .extracting(ScenarioError::path)
                .containsExactly("faults", "network.latencyMedian");
        assertThat(electorate(sound, torn, Faults.NONE).errors())
                .extracting(ScenarioError::path)
                .containsExactly("network");
        ElectorateEntry nobody = new ElectorateEntry(1_000, 3, 21, List.of(), true, 1);
        assertThat(electorate(nobody, Network.CALM, Faults.NONE).errors())
                .extracting(ScenarioError::path)
                .containsExactly("electorate.blocs");
    }

    private static Scenario electorate(ElectorateEntry electorate, Network network, Faults faults) {
        return new Scenario(
                "Who?",
                "",
                Optional.empty(),
                Learning.CURVE,
                1,
                HOUR,
                List.of(),
                Population.NOBODY,
                network,
                faults,
                Optional.of(electorate));
    }
}
