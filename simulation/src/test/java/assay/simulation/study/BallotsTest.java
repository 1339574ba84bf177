package assay.simulation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.domain.MarketRules;
import assay.simulation.Markets;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.electorate.Behaviour;
import assay.simulation.electorate.Electorate;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.metric.Catalogue;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Bloc;
import assay.simulation.scenario.ElectorateEntry;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Learning;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BallotsTest {
    private static final Study STUDY = new Study(Trainers.curves(), 1);

    private static Scenario scenario(boolean messages, int elections, Bloc... blocs) {
        return new Scenario(
                "Who wins?",
                "",
                Optional.empty(),
                Learning.CURVE,
                7,
                Duration.ofHours(1),
                List.of(),
                Population.NOBODY,
                new Network(Duration.ofMillis(20), Duration.ofMillis(15), 1_000, 1_000),
                Faults.NONE,
                Optional.of(new ElectorateEntry(5_000, 3, 21, List.of(blocs), messages, elections)));
    }

    private static Bloc bloc(String name, Behaviour behaviour, long shareMicros) {
        return new Bloc(name, behaviour, shareMicros);
    }

    private static Scenario split(boolean messages, int elections) {
        return scenario(
                messages,
                elections,
                bloc("crowd", Behaviour.HONEST, 800_000),
                bloc("gang", Behaviour.VOTE_SPLITTER, 200_000));
    }

    @Test
    void whether_votes_are_counted_or_travel_the_same_is_measured_but_for_what_travelling_costs() {
        RunMetrics counted = STUDY.measure(split(false, 5));
        RunMetrics travelled = STUDY.measure(split(true, 5));
        assertThat(counted.values())
                .containsKeys("elected.share.gang", "elected.rate.crowd", "survival.cycle-1", "election.cycles.mean")
                .doesNotContainKeys("messages", "simulated-seconds");
        assertThat(travelled.values()).containsAllEntriesOf(counted.values());
        assertThat(travelled.value("messages").orElse(0)).isGreaterThan(5 * 2 * 5_000);
        double cycles = travelled.value("election.cycles.mean").orElse(0);
        assertThat(travelled.value("simulated-seconds").orElse(0)).isCloseTo(5 * cycles * 0.072, within(1e-9));
    }

    @Test
    void shares_of_seats_add_up_and_the_gang_has_more_than_its_part() {
        RunMetrics metrics = STUDY.measure(split(false, 200));
        double gang = metrics.value("elected.share.gang").orElse(0);
        assertThat(gang + metrics.value("elected.share.crowd").orElse(0)).isEqualTo(1);
        assertThat(gang).isBetween(0.26, 0.4);
        assertThat(metrics.value("attackers.elected.share")).hasValue(gang);
        assertThat(metrics.value("elected.rate.gang").orElse(0))
                .isCloseTo(metrics.value("elected.count.gang").orElse(0) / 200 / 1_000, within(1e-12));
        assertThat(metrics.value("survival.cycle-1").orElse(0)).isBetween(0.48, 0.5);
    }

    @Test
    void every_metric_that_is_measured_is_one_that_a_claim_may_compare() {
        Catalogue catalogue = Catalogue.of(split(true, 1));
        for (String name : STUDY.measure(split(true, 3)).values().keySet()) {
            assertThat(catalogue.find(name)).as(name).isPresent();
        }
        assertThat(catalogue.find("tasks.completed")).isEmpty();
        assertThat(catalogue.find("profit.mean.gang")).isEmpty();
    }

    @Test
    void the_first_election_has_the_seed_of_the_run_and_no_other_election_is_that_of_another_run() {
        Ballots ballots = new Ballots(split(false, 3));
        assertThat(ballots.electorate(0).seed()).isEqualTo(7);
        Ballots next = new Ballots(split(false, 3).withSeed(8));
        assertThat(ballots.electorate(1).seed()).isNotEqualTo(next.electorate(0).seed());
        assertThat(ballots.electorate(2).seed()).isNotEqualTo(next.electorate(1).seed());
        ballots.hold(0, Electorate.UNHEARD);
        next.hold(0, Electorate.UNHEARD);
        assertThat(next.traceHash()).isNotEqualTo(ballots.traceHash());
    }

    @Test
    void shares_that_do_not_come_out_even_leave_nobody_over() {
        ElectorateEntry thirds = new ElectorateEntry(
                100,
                3,
                21,
                List.of(
                        bloc("late", Behaviour.LATE, 333_333),
                        bloc("mute", Behaviour.SILENT, 333_333),
                        bloc("gang", Behaviour.VOTE_SPLITTER, 333_334)),
                false,
                1);
        assertThat(thirds.blocs()).extracting(thirds::count).containsExactly(33, 34, 33);
        assertThat(thirds.electorate(Network.CALM, 1).blocs().count(Behaviour.HONEST))
                .isZero();
    }

    @Test
    void a_market_and_an_electorate_are_not_run_as_each_other() {
        assertThatThrownBy(() -> new Ballots(Markets.training(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no electorate");
        assertThatThrownBy(() -> new Simulation(
                        split(false, 1), MarketRules.all(), new CurveTrainer(), entry -> {}, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no market");
    }
}
