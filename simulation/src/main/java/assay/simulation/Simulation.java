package assay.simulation;

import assay.domain.board.BoardEntity;
import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.entity.Entity;
import assay.domain.task.SpecViolation;
import assay.domain.task.TaskSpecCheck;
import assay.domain.training.Trainer;
import assay.simulation.host.Conditions;
import assay.simulation.host.Discipline;
import assay.simulation.host.Poisoned;
import assay.simulation.host.RecoveryDiffers;
import assay.simulation.host.Timeline;
import assay.simulation.host.VirtualHost;
import assay.simulation.host.Wire;
import assay.simulation.invariant.InvariantBroken;
import assay.simulation.invariant.Laws;
import assay.simulation.invariant.Watch;
import assay.simulation.participant.Doorbell;
import assay.simulation.participant.Gate;
import assay.simulation.participant.Plane;
import assay.simulation.participant.SimulatedParticipant;
import assay.simulation.participant.VirtualMarket;
import assay.simulation.participant.Workshop;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.ScenarioError;
import assay.simulation.scenario.TaskEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run of a scenario in virtual time: the market's own entities, honest participants, a network and faults from one
 * seed. Equal scenarios, trainers that give equal results, and the same rules give equal journals, byte for byte.
 */
public final class Simulation {
    private static final long SECOND_MICROS = 1_000_000;

    private final Scenario scenario;
    private final Progress progress;
    private final EventSink sink;
    private final Timeline timeline = new Timeline();
    private final TraceHash hash = new TraceHash();
    private final Wire wire;
    private final Conditions conditions;
    private final VirtualHost host;
    private final Watch watch;
    private final Reports reports;
    private final List<SimulatedParticipant> participants;
    private final Doorbell doorbell;

    /**
     * @param scenario without errors; if its faults are a swarm, they are drawn from its seed
     * @param entities one of each kind that the market is made of
     * @param trainer does the mathematics; equal jobs must give equal results
     * @param sink takes every entry as it is stored
     * @param progress hears how far the run has come
     * @throws IllegalArgumentException when the scenario, or the specification of a task, has errors, naming them all
     */
    public Simulation(
            Scenario scenario,
            Collection<? extends Entity<?, ?>> entities,
            Trainer trainer,
            EventSink sink,
            Progress progress) {
        this(scenario, entities, trainer, sink, progress, Discipline.SOUND);
    }

    /** A run on a host with habits of its own: for tests that take one away. */
    Simulation(
            Scenario asked,
            Collection<? extends Entity<?, ?>> entities,
            Trainer trainer,
            EventSink sink,
            Progress progress,
            Discipline discipline) {
        List<ScenarioError> errors = asked.errors();
        if (!errors.isEmpty()) throw new IllegalArgumentException("the scenario cannot be run: " + errors);
        if (asked.electorate().isPresent()) throw new IllegalArgumentException("an electorate has no market to run");
        for (TaskEntry task : asked.tasks()) {
            List<SpecViolation> wrong = TaskSpecCheck.violations(task.spec());
            if (!wrong.isEmpty()) throw new IllegalArgumentException("task " + task.name() + ": " + wrong);
        }
        this.scenario = asked.faults().swarm() ? Swarm.draw(asked, asked.seed()) : asked;
        this.progress = progress;
        this.sink = sink;
        this.reports = new Reports(scenario.tasks());
        this.conditions = new Conditions(scenario, timeline);
        this.wire = new Wire(conditions);
        Instant faultsStop = Timeline.START.plus(scenario.faults().until());
        this.watch = new Watch(Laws.all(this::messagesBetweenEntities, faultsStop, timeline::now));
        this.host = new VirtualHost(entities, conditions, wire, this::stored, watch, discipline);
        Crowd crowd = new Crowd(scenario);
        Gate gate = new Gate(new VirtualMarket(host, new BoardEntity()), wire);
        Plane plane = new Plane(scenario.seed(), crowd.unreachable(), conditions);
        Workshop workshop = new Workshop(trainer, timeline);
        this.participants = crowd.participants(new SimulatedParticipant.Surroundings(timeline, gate, workshop, plane));
        this.doorbell = new Doorbell(entities, participants);
    }

    /** Runs until every task has ended and nothing is left to be delivered, or to the horizon. Once only. */
    public SimulationResult run() {
        long startedNanos = System.nanoTime();
        List<Violation> violations = new ArrayList<>();
        try {
            for (SimulatedParticipant participant : participants) participant.start();
            go();
        } catch (InvariantBroken e) {
            violations.add(violation(e.invariant(), e));
        } catch (Poisoned e) {
            violations.add(violation("NobodyThrows", e));
        } catch (RecoveryDiffers e) {
            violations.add(violation("RecoveryIsExact", e));
        }
        return result(violations, (System.nanoTime() - startedNanos) / 1e9);
    }

    private void go() {
        long horizonMicros = scenario.horizon().toNanos() / 1_000;
        for (long second = SECOND_MICROS; second < horizonMicros; second += SECOND_MICROS) {
            timeline.runUntil(second);
            watch.now();
            progress.reached(timeline.elapsed(), scenario.horizon(), host.entries());
            if (reports.allEnded() && host.isQuiet()) {
                watch.rest();
                return;
            }
        }
        timeline.runUntil(horizonMicros);
        watch.now();
    }

    private long messagesBetweenEntities() {
        return host.messages();
    }

    private void stored(Entry<?> entry) {
        hash.accept(entry);
        reports.accept(entry);
        // The sink comes before the invariants: an entry that breaks one should be there to be looked at.
        sink.accept(entry);
        watch.accept(entry);
        doorbell.accept(entry);
    }

    private SortedMap<String, Long> computed() {
        SortedMap<String, Long> computed = new TreeMap<>();
        for (SimulatedParticipant each : participants) computed.put(each.self().name(), each.computedMicros());
        return computed;
    }

    private Violation violation(String invariant, RuntimeException broken) {
        return new Violation(invariant, String.valueOf(broken.getMessage()), scenario.seed());
    }

    private SimulationResult result(List<Violation> violations, double wallSeconds) {
        List<TaskReport> tasks = new ArrayList<>();
        for (TaskEntry task : scenario.tasks()) tasks.add(reports.of(task));
        return new SimulationResult(
                scenario.seed(),
                hash.hex(),
                reports.events(),
                host.entries(),
                wire.messages(),
                conditions.struck().crashes(),
                conditions.struck().byWord(),
                timeline.elapsed().toNanos() / 1e9,
                wallSeconds,
                computed(),
                tasks,
                violations);
    }
}
