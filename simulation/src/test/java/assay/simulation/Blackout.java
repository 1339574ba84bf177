package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.AggregationRules;
import assay.domain.training.Protocol;
import assay.domain.training.ResidualRules;
import assay.domain.training.Strategy;
import assay.domain.training.UpdateRules;
import assay.simulation.host.Timeline;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.NodeFaults;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Spell;
import assay.simulation.scenario.TaskEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A market all of whose nodes die at one moment, and come back a little later.
 *
 * @param undisturbed what is stored when nothing happens to the nodes
 * @param scenario the same market with the blackout
 * @param died when all nodes die
 */
public record Blackout(List<Entry<?>> undisturbed, Scenario scenario, Instant died) {
    /** How many messages a member sends in a round of {@link #residual}. */
    static final int MESSAGES = 2;

    private static final int EVERY = 5;
    private static final Duration AWAY = Duration.ofSeconds(3);

    /** A market whose nodes die a moment after {@code moment} first came there. */
    public static Blackout after(Predicate<Object> moment, Scenario calm) {
        List<Entry<?>> undisturbed = new ArrayList<>();
        assertThat(completed(calm, undisturbed).crashes()).isZero();
        Instant first = undisturbed.stream()
                .filter(entry -> entry.events().stream().anyMatch(moment))
                .findFirst()
                .orElseThrow()
                .time();
        // Sooner than any message can get anywhere.
        Duration dies = Duration.between(Timeline.START, first).plusMillis(1);

        // Every node at the end of such a period, for as long as there are faults: once, since they end soon after it.
        // When the first period begins nobody lives anywhere yet.
        Spell once = new Spell(1_000_000, dies, dies);
        NodeFaults none = NodeFaults.NONE;
        NodeFaults nodes =
                new NodeFaults(once, none.slowNode(), none.slowNodeLag(), none.replacedWriter(), none.clockSkew());
        Faults faults = Faults.NONE.with(nodes).until(dies.plus(AWAY));
        return new Blackout(undisturbed, calm.withFaults(faults), Timeline.START.plus(dies));
    }

    /** When the nodes are up again. */
    Instant back() {
        return died.plus(AWAY);
    }

    /** A market whose server keeps a memory from round to round. */
    public static Scenario adaptive() {
        TaskSpec spec = Markets.spec(TaskKind.TRAINING);
        AggregationRules rules = AggregationRules.unsaid().withServerRate(10_000);
        return market(spec.withAggregation(Strategy.FEDADAM.word())
                .with(spec.training().with(rules)));
    }

    /** A market whose members commit to updates before they show them. */
    public static Scenario sealed() {
        TaskSpec spec = Markets.spec(TaskKind.TRAINING);
        return market(spec.with(spec.training().with(new UpdateRules(true, Duration.ofSeconds(15)))));
    }

    /** A market whose members hand in iterations, a few at a time. */
    public static Scenario residual() {
        TaskSpec spec = Markets.spec(TaskKind.TRAINING);
        ResidualRules rules = new ResidualRules(300_000, MESSAGES * EVERY, EVERY, 20_000);
        return market(spec.with(spec.training().with(Protocol.ASYNC_RESIDUAL).with(rules))
                .withAggregation(ResidualRules.STRATEGY));
    }

    private static Scenario market(TaskSpec spec) {
        return Markets.training(1).withTasks(List.of(new TaskEntry("digits", "ada", Duration.ofSeconds(5), spec)));
    }

    /** Runs {@code scenario}, whose one task must come to a good end. */
    static SimulationResult completed(Scenario scenario, List<Entry<?>> journal) {
        assertThat(scenario.errors()).isEmpty();
        assertThat(scenario.network().nodes()).isGreaterThan(1);
        SimulationResult result =
                new Simulation(scenario, Markets.ENTITIES, new CurveTrainer(), journal::add, Progress.NONE).run();
        assertThat(result.violations()).isEmpty();
        TaskReport task = result.tasks().get(0);
        assertThat(task.ending()).as(task.reason()).isEqualTo("completed");
        return result;
    }
}
