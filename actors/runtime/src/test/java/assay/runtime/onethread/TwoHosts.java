package assay.runtime.onethread;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.audit.Redecision;
import assay.domain.cell.Entry;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.training.Trainer;
import assay.runtime.Entities;
import assay.simulation.Crowd;
import assay.simulation.Markets;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.host.Conditions;
import assay.simulation.host.Timeline;
import assay.simulation.participant.Doorbell;
import assay.simulation.participant.Gate;
import assay.simulation.participant.Plane;
import assay.simulation.participant.SimulatedParticipant;
import assay.simulation.participant.Workshop;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Scenario;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One market, once simulated and once on real actors, for as long as the simulation went.
 *
 * @param simulated what the simulation stored
 */
record TwoHosts(Scenario scenario, SimulationResult result, Histories simulated, AkkaWorld world) {
    private static final Entities RULES = Entities.of(Markets.ENTITIES.toArray(new Entity<?, ?>[0]));

    /** They would need two actors of one entity, and commands that a waiting actor answers. */
    private static final Set<FaultKind> NOT_ON_ONE_THREAD = EnumSet.of(FaultKind.REPLACED_WRITER, FaultKind.SLOW_WRITE);

    /** What can go wrong on both hosts. */
    static final Set<FaultKind> COMMON_FAULTS = EnumSet.complementOf(EnumSet.copyOf(NOT_ON_ONE_THREAD));

    /** Runs {@code asked} without what cannot go wrong on one thread; {@code trainer} does the mathematics for both. */
    static TwoHosts of(Scenario asked, Trainer trainer) {
        Scenario scenario = onOneThread(asked);
        Histories simulated = new Histories();
        SimulationResult result = simulate(scenario, trainer, simulated);
        return new TwoHosts(scenario, result, simulated, live(scenario, trainer, result));
    }

    /** The same study without the faults that actors cannot meet on one thread. */
    static Scenario onOneThread(Scenario scenario) {
        Scenario left = scenario;
        for (FaultKind kind : NOT_ON_ONE_THREAD) left = kind.takenFrom(left);
        return left;
    }

    /** Runs {@code scenario} without the actors; fails if it breaks a law. */
    static SimulationResult simulate(Scenario scenario, Trainer trainer, Histories into) {
        SimulationResult result = new Simulation(scenario, Markets.ENTITIES, trainer, into, Progress.NONE).run();
        assertThat(result.violations()).as("seed %d", scenario.seed()).isEmpty();
        return result;
    }

    private static AkkaWorld live(Scenario scenario, Trainer trainer, SimulationResult result) {
        Timeline timeline = new Timeline();
        AkkaWorld world = new AkkaWorld(RULES, scenario.seed(), new Conditions(scenario, timeline));
        List<SimulatedParticipant> people = people(scenario, trainer, timeline, world);
        world.listen(new Doorbell(Markets.ENTITIES, people));
        people.forEach(SimulatedParticipant::start);
        world.runUntil(Math.round(result.simulatedSeconds() * 1e6));
        return world;
    }

    /** The participants that {@link Simulation} makes, before another market. */
    private static List<SimulatedParticipant> people(
            Scenario scenario, Trainer trainer, Timeline timeline, AkkaWorld world) {
        Crowd crowd = new Crowd(scenario);
        return crowd.participants(new SimulatedParticipant.Surroundings(
                timeline,
                new Gate(world, world.wire()),
                new Workshop(trainer, timeline),
                new Plane(scenario.seed(), crowd.unreachable(), world.conditions())));
    }

    /** Fails unless both met the same faults and stored the same entries; says how many these are. */
    int assertEqual() {
        String run = "seed " + scenario.seed();
        int compared = world.stored().assertSameAs(simulated, run);
        assertThat(world.conditions().struck().byWord()).as(run).isEqualTo(result.faultsStruck());
        return compared;
    }

    /** Fails unless the rules decide what the actors wrote to itself: what an auditor does with their journal. */
    void assertDecidesToItself() {
        Redecision redecision = new Redecision(Markets.ENTITIES);
        long entries = 0;
        for (EntityId id : world.stored().entities()) {
            for (Entry<?> entry : world.stored().of(id)) {
                redecision.add(entry);
                entries++;
            }
        }
        assertThat(redecision.differences()).as("seed %d", scenario.seed()).isEmpty();
        assertThat(redecision.compared()).isEqualTo(entries).isPositive();
    }

    /** The kinds of faults that struck on the actors. */
    Set<FaultKind> struck() {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        for (FaultKind kind : FaultKind.values())
            if (world.conditions().struck().of(kind) > 0) kinds.add(kind);
        return kinds;
    }
}
