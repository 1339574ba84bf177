package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.audit.Redecision;
import assay.domain.cell.Entry;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.runtime.Entities;
import assay.simulation.Crowd;
import assay.simulation.Markets;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.Swarm;
import assay.simulation.TaskReport;
import assay.simulation.host.Conditions;
import assay.simulation.host.Struck;
import assay.simulation.host.Timeline;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.participant.Doorbell;
import assay.simulation.participant.Gate;
import assay.simulation.participant.Plane;
import assay.simulation.participant.SimulatedParticipant;
import assay.simulation.participant.Workshop;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Scenario;
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
    private static final Entities RULES = Entities.of(Markets.ENTITIES.toArray(new Entity<?, ?>[0]));
    private static final Set<EntityType> ALL_BUT_THE_COMMITTEE = EnumSet.complementOf(EnumSet.of(EntityType.COMMITTEE));

    /** Loses and doubles one message in twenty, and lets them overtake one another; nobody crashes. */
    private static final Network ROUGH = new Network(Duration.ofMillis(40), Duration.ofMillis(39), 50_000, 50_000);

    private static final Faults FOR_TWO_MINUTES = new Faults(0, 0, 0, Duration.ofSeconds(1), Duration.ofMinutes(2));

    /** They would need two actors of one entity, and commands that a waiting actor answers. */
    private static final Set<FaultKind> NOT_ON_ONE_THREAD = EnumSet.of(FaultKind.REPLACED_WRITER, FaultKind.SLOW_WRITE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTrainingTaskIsTheSameOnBothHosts(long seed) {
        compare(Markets.training(seed), EnumSet.allOf(EntityType.class), 200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aContributionTaskIsTheSameOnBothHosts(long seed) {
        compare(Markets.contribution(seed), ALL_BUT_THE_COMMITTEE, 200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void soAreSeveralTasksWhoseMessagesAreLostAndDoubled(long seed) {
        Scenario rough = Markets.several(seed).withNetwork(ROUGH).withFaults(FOR_TWO_MINUTES);
        long resent = compare(rough, EnumSet.allOf(EntityType.class), 500);
        assertThat(resent).as("requests sent again").isPositive();
    }

    @Test
    void soIsEveryMarketUnderEveryFaultThatActorsCanMeetOnOneThread() {
        compareUnderFaults(1, 20);
    }

    @Test
    @Tag("long")
    void soAreHundredsOfThem() {
        compareUnderFaults(21, 300);
    }

    private static void compareUnderFaults(long first, long last) {
        Set<FaultKind> met = EnumSet.noneOf(FaultKind.class);
        int compared = 0;
        for (long seed = first; seed <= last; seed++) {
            Scenario drawn = Swarm.draw(Markets.any(seed), seed);
            for (FaultKind kind : NOT_ON_ONE_THREAD) drawn = kind.takenFrom(drawn);
            Histories simulated = new Histories();
            SimulationResult result = simulate(drawn, simulated);
            AkkaWorld world = live(drawn, result);
            compared += world.stored().assertSameAs(simulated, "seed " + seed);
            assertDecidesToItself(world.stored(), seed);
            Struck struck = world.conditions().struck();
            assertThat(struck.byWord()).as("seed %d", seed).isEqualTo(result.faultsStruck());
            for (FaultKind kind : FaultKind.values()) if (struck.of(kind) > 0) met.add(kind);
        }
        assertThat(compared).isGreaterThan((int) (last - first) * 100);
        assertThat(met).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NOT_ON_ONE_THREAD)));
    }

    /** What an auditor does with the journal that the actors wrote. */
    private static void assertDecidesToItself(Histories written, long seed) {
        Redecision redecision = new Redecision(Markets.ENTITIES);
        long entries = 0;
        for (EntityId id : written.entities()) {
            for (Entry<?> entry : written.of(id)) {
                redecision.add(entry);
                entries++;
            }
        }
        assertThat(redecision.differences()).as("seed %d", seed).isEmpty();
        assertThat(redecision.compared()).isEqualTo(entries).isPositive();
    }

    /** Says how often the actors had to send a request again. */
    private static long compare(Scenario scenario, Set<EntityType> kinds, int atLeast) {
        Histories simulated = new Histories();
        SimulationResult result = simulate(scenario, simulated);
        assertThat(result.tasks()).extracting(TaskReport::ending).containsOnly("completed");
        AkkaWorld world = live(scenario, result);
        int compared = world.stored().assertSameAs(simulated, "seed " + scenario.seed());

        assertThat(compared).isGreaterThan(atLeast);
        assertThat(simulated.entities()).extracting(EntityId::type).containsAll(kinds);
        return world.resent();
    }

    private static SimulationResult simulate(Scenario scenario, Histories into) {
        SimulationResult result =
                new Simulation(scenario, Markets.ENTITIES, new CurveTrainer(), into, Progress.NONE).run();
        assertThat(result.violations()).isEmpty();
        return result;
    }

    /** The same market on actors, for as long as the simulation went. */
    private static AkkaWorld live(Scenario scenario, SimulationResult result) {
        Timeline timeline = new Timeline();
        AkkaWorld world = new AkkaWorld(RULES, scenario.seed(), new Conditions(scenario, timeline));
        List<SimulatedParticipant> people = people(scenario, timeline, world);
        world.listen(new Doorbell(Markets.ENTITIES, people));
        people.forEach(SimulatedParticipant::start);
        world.runUntil(Math.round(result.simulatedSeconds() * 1e6));
        return world;
    }

    /** The participants that {@link Simulation} makes, before another market. */
    private static List<SimulatedParticipant> people(Scenario scenario, Timeline timeline, AkkaWorld world) {
        Crowd crowd = new Crowd(scenario);
        return crowd.participants(new SimulatedParticipant.Surroundings(
                timeline,
                new Gate(world, world.wire()),
                new Workshop(new CurveTrainer(), timeline),
                new Plane(scenario.seed(), crowd.unreachable(), world.conditions())));
    }
}
