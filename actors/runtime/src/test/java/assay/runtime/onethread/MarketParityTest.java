package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.simulation.Markets;
import assay.simulation.Swarm;
import assay.simulation.TaskReport;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Distance;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Latency;
import assay.simulation.scenario.Line;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Partition;
import assay.simulation.scenario.Partitions;
import assay.simulation.scenario.Region;
import assay.simulation.scenario.Reordering;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Sides;
import assay.simulation.scenario.Spell;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole market from bounty to payout, once simulated and once on real actors: the journals are equal. */
class MarketParityTest {
    private static final Set<EntityType> ALL_BUT_VERIFICATION =
            EnumSet.complementOf(EnumSet.of(EntityType.VERIFICATION));
    private static final Set<EntityType> NEITHER_COMMITTEE_NOR_VERIFICATION =
            EnumSet.complementOf(EnumSet.of(EntityType.COMMITTEE, EntityType.VERIFICATION));

    /** Loses and doubles one message in twenty, and lets them overtake one another; nobody crashes. */
    private static final Network ROUGH = new Network(Duration.ofMillis(40), Duration.ofMillis(39), 50_000, 50_000);

    private static final Faults FOR_TWO_MINUTES = new Faults(0, 0, 0, Duration.ofSeconds(1), Duration.ofMinutes(2));

    /** Narrow lines, two continents, and for half a minute nothing gets from one to the other. */
    private static final Network WIDE = new Network(
            new Latency(Duration.ofMillis(20), Duration.ofMillis(15), Latency.Spread.LOG_NORMAL),
            10_000,
            10_000,
            new Reordering(20_000, Duration.ofSeconds(3)),
            List.of(new Region("east", 2, List.of(1)), new Region("west", 1, List.of())),
            List.of(new Distance("east", "west", Duration.ofMillis(120))),
            List.of(new Line("miner-2", 400), new Line(Sides.MARKET, 20_000)),
            Network.NODES);

    private static final Partition CUT =
            new Partition(Duration.ofSeconds(20), Duration.ofSeconds(50), List.of("east"), List.of("west"), true);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTrainingTaskIsTheSameOnBothHosts(long seed) {
        compare(Markets.training(seed), ALL_BUT_VERIFICATION, 200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aContributionTaskIsTheSameOnBothHosts(long seed) {
        compare(Markets.contribution(seed), NEITHER_COMMITTEE_NOR_VERIFICATION, 200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void soAreSeveralTasksWhoseMessagesAreLostAndDoubled(long seed) {
        Scenario rough = Markets.several(seed).withNetwork(ROUGH).withFaults(FOR_TWO_MINUTES);
        TwoHosts hosts = compare(rough, ALL_BUT_VERIFICATION, 500);
        assertThat(hosts.world().resent()).as("requests sent again").isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void soAreMarketsOnTwoContinentsThatAreCutApart(long seed) {
        Faults faults = FOR_TWO_MINUTES.with(new Partitions(List.of(CUT), Spell.NEVER));
        TwoHosts hosts = TwoHosts.of(Markets.any(seed).withNetwork(WIDE).withFaults(faults), new CurveTrainer());
        assertThat(hosts.assertEqual()).isGreaterThan(50);
        assertThat(hosts.struck())
                .containsExactlyInAnyOrder(
                        FaultKind.LOSS, FaultKind.DUPLICATION, FaultKind.REORDERING, FaultKind.PARTITION);
    }

    @Test
    void soIsEveryMarketUnderEveryFaultThatActorsCanMeetOnOneThread() {
        compareUnderFaults(1, 20);
    }

    @Test
    @Tag("long")
    void soAreHundredsOfThem() {
        compareUnderFaults(21, 200);
    }

    private static void compareUnderFaults(long first, long last) {
        Set<FaultKind> met = EnumSet.noneOf(FaultKind.class);
        int compared = 0;
        for (long seed = first; seed <= last; seed++) {
            TwoHosts hosts = TwoHosts.of(Swarm.draw(Markets.any(seed), seed), new CurveTrainer());
            compared += hosts.assertEqual();
            hosts.assertDecidesToItself();
            met.addAll(hosts.struck());
        }
        assertThat(compared).isGreaterThan((int) (last - first) * 100);
        assertThat(met).isEqualTo(TwoHosts.COMMON_FAULTS);
    }

    private static TwoHosts compare(Scenario scenario, Set<EntityType> kinds, int atLeast) {
        TwoHosts hosts = TwoHosts.of(scenario, new CurveTrainer());
        assertThat(hosts.result().tasks()).extracting(TaskReport::ending).containsOnly("completed");
        assertThat(hosts.assertEqual()).isGreaterThan(atLeast);
        assertThat(hosts.simulated().entities()).extracting(EntityId::type).containsAll(kinds);
        return hosts;
    }
}
