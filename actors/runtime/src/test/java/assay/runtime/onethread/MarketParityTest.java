package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.runtime.Entities;
import assay.simulation.Crowd;
import assay.simulation.Markets;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.TaskReport;
import assay.simulation.host.Conditions;
import assay.simulation.host.Timeline;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.participant.Doorbell;
import assay.simulation.participant.Gate;
import assay.simulation.participant.Plane;
import assay.simulation.participant.SimulatedParticipant;
import assay.simulation.participant.Workshop;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole market from bounty to payout, once simulated and once on real actors: the journals are equal. */
class MarketParityTest {
    private static final Entities RULES = Entities.of(Markets.ENTITIES.toArray(new Entity<?, ?>[0]));
    private static final Set<EntityType> ALL_BUT_THE_COMMITTEE = EnumSet.complementOf(EnumSet.of(EntityType.COMMITTEE));

    /** Loses and doubles one message in twenty, and lets them overtake one another; nobody crashes. */
    private static final Network ROUGH = new Network(Duration.ofMillis(40), Duration.ofMillis(39), 50_000, 50_000);

    private static final Faults FOR_TWO_MINUTES = new Faults(0, 0, 0, Duration.ofSeconds(1), Duration.ofMinutes(2));

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

    /** Says how often the actors had to send a request again. */
    private static long compare(Scenario scenario, Set<EntityType> kinds, int atLeast) {
        Histories simulated = new Histories();
        SimulationResult result =
                new Simulation(scenario, Markets.ENTITIES, new CurveTrainer(), simulated, Progress.NONE).run();
        assertThat(result.violations()).isEmpty();
        assertThat(result.tasks()).extracting(TaskReport::ending).containsOnly("completed");
        long endMicros = Math.round(result.simulatedSeconds() * 1e6);

        Timeline timeline = new Timeline();
        AkkaWorld world = new AkkaWorld(RULES, scenario.seed(), new Conditions(scenario, timeline));
        List<SimulatedParticipant> people = people(scenario, timeline, world);
        world.listen(new Doorbell(Markets.ENTITIES, people));
        people.forEach(SimulatedParticipant::start);
        int compared = world.runUntil(endMicros).assertSameAs(simulated, "seed " + scenario.seed());

        assertThat(compared).isGreaterThan(atLeast);
        assertThat(simulated.entities()).extracting(EntityId::type).containsAll(kinds);
        return world.resent();
    }

    /** The participants that {@link Simulation} makes, before another market. */
    private static List<SimulatedParticipant> people(Scenario scenario, Timeline timeline, AkkaWorld world) {
        Crowd crowd = new Crowd(scenario);
        return crowd.participants(new SimulatedParticipant.Surroundings(
                timeline,
                new Gate(world, world.wire()),
                new Workshop(new CurveTrainer(), timeline),
                new Plane(scenario.seed(), crowd.unreachable())));
    }
}
