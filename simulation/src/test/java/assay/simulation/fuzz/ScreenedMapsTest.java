package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.committee.CommitteeRules;
import assay.domain.entity.ParticipantId;
import assay.domain.task.TaskEntity;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskSpec;
import assay.domain.training.Outliers;
import assay.domain.training.Protocol;
import assay.domain.training.ResidualRules;
import assay.domain.training.UpdateRules;
import assay.simulation.Markets;
import assay.simulation.Mutated;
import assay.simulation.SimulationResult;
import assay.simulation.Violation;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Crews that hand in message maps, and whose members are compared by the words of all their messages. */
class ScreenedMapsTest {
    private final List<TaskEvent.UpdatesFlagged> flagged = new ArrayList<>();
    private final List<TaskEvent.RoundClosed> closed = new ArrayList<>();
    private int forged;

    @Test
    void one_who_hands_in_maps_without_words_is_left_out_of_every_round_and_gains_nothing() {
        run(Outliers.EXCLUDE, "empty");
        assertThat(forged).isGreaterThan(2);
        assertThat(closed).isNotEmpty();
        assertThat(closed).allSatisfy(round -> assertThat(round.gains())
                .noneMatch(gain -> gain.miner().equals(new ParticipantId("forger-1"))));
        assertThat(flagged).hasSameSizeAs(closed).allSatisfy(found -> {
            assertThat(found.excluded()).isTrue();
            assertThat(found.miners()).contains(new ParticipantId("forger-1"));
        });
    }

    @Test
    void where_it_is_only_flagged_the_same_is_recorded_and_nothing_left_out() {
        run(Outliers.FLAG, "empty");
        assertThat(flagged).hasSameSizeAs(closed).isNotEmpty().allSatisfy(found -> {
            assertThat(found.excluded()).isFalse();
            assertThat(found.miners()).contains(new ParticipantId("forger-1"));
        });
    }

    /** A flood is refused when it is handed in, so nothing is left to compare. */
    @Test
    void one_who_floods_is_refused_before_anybody_compares() {
        run(Outliers.EXCLUDE, "flood");
        assertThat(forged).isZero();
        assertThat(closed).isNotEmpty();
        assertThat(flagged)
                .allSatisfy(found -> assertThat(found.miners()).doesNotContain(new ParticipantId("forger-1")));
    }

    @Test
    void a_task_that_names_a_member_once_for_each_message_is_noticed() {
        assertThat(noticed(miners -> {
                    List<ParticipantId> twice = new ArrayList<>(miners);
                    twice.addAll(miners);
                    return twice;
                }))
                .contains("OutliersFound");
    }

    @Test
    void a_task_that_overlooks_the_outlier_is_noticed() {
        assertThat(noticed(miners -> List.of())).contains("OutliersFound");
    }

    private static List<String> noticed(UnaryOperator<List<ParticipantId>> mistake) {
        Trial bent = Mutated.rules(new Bent<>(new TaskEntity()).deciding(TaskEvent.UpdatesFlagged.class, event -> {
            TaskEvent.UpdatesFlagged found = (TaskEvent.UpdatesFlagged) event;
            return new TaskEvent.UpdatesFlagged(found.round(), mistake.apply(found.miners()), found.excluded());
        }));
        return bent.run(market(Outliers.FLAG, "empty"), entry -> {}).violations().stream()
                .map(Violation::invariant)
                .toList();
    }

    private void run(Outliers outliers, String maps) {
        Scenario market = market(outliers, maps);
        assertThat(market.errors()).isEmpty();
        SimulationResult result =
                Trial.SOUND.run(market, entry -> entry.events().forEach(this::see));
        assertThat(result.violations()).isEmpty();
    }

    /** Seven honest miners and one forger share a task in messages of five iterations. */
    private static Scenario market(Outliers outliers, String maps) {
        Scenario usual = Markets.contribution(1);
        TaskEntry task = usual.tasks().get(0);
        TaskSpec spec = task.spec();
        CommitteeRules room = spec.committee();
        spec = spec.with(new CommitteeRules(
                        8,
                        8,
                        room.stake(),
                        room.election(),
                        room.registration(),
                        room.votingCycle(),
                        room.pings(),
                        room.ranking(),
                        room.leaderLease()))
                .with(spec.training()
                        .with(Protocol.ASYNC_RESIDUAL)
                        .with(new ResidualRules(120_000, 20, 5, 20_000))
                        .with(UpdateRules.unsaid().with(outliers)))
                .withAggregation(ResidualRules.STRATEGY);
        Miners all = usual.population().miners().get(0).withReachable(1_000_000);
        Group forger = new Group(
                "forger",
                1,
                Behaviour.named("map-forger").with("maps", maps),
                all.group().speed(),
                all.group().stay(),
                all.group().costMicros(),
                all.group().region());
        return usual.withTasks(List.of(new TaskEntry(task.name(), task.client(), task.opensAfter(), spec)))
                .with(usual.population().with(all, all.with(forger)));
    }

    private void see(Object event) {
        if (event instanceof TaskEvent.UpdatesFlagged found) flagged.add(found);
        if (event instanceof TaskEvent.RoundClosed round) closed.add(round);
        boolean forgers = event instanceof TaskEvent.IterationsRecorded made
                && made.miner().equals(new ParticipantId("forger-1"));
        if (forgers) forged++;
    }
}
