package assay.simulation.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.evaluation.EvaluationEvent;
import assay.domain.miner.MinerEvent;
import assay.domain.money.Credits;
import assay.domain.task.TaskEvent;
import assay.simulation.SimulationResult;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DrawnDisciplineTest {
    private static final int MARKETS = 200;
    private static final String LATE = "an update that came late";

    @Test
    void nothing_breaks_in_two_hundred_markets_and_every_rule_is_seen_at_work() {
        SortedSet<String> seen = new TreeSet<>();
        for (long seed = 1; seed <= MARKETS; seed++) {
            Scenario market = market(seed);
            assertThat(market.errors()).as("seed %d", seed).isEmpty();
            SimulationResult result = Trial.SOUND.run(market, entry -> {
                for (Object event : entry.events()) {
                    seen.add(event.getClass().getSimpleName());
                    if (event instanceof TaskEvent.UpdateAccepted made
                            && made.update().late()) seen.add(LATE);
                }
            });
            assertThat(result.violations()).as("seed %d", seed).isEmpty();
        }
        assertThat(seen)
                .contains(names(
                        TaskEvent.UpdateCommitted.class,
                        TaskEvent.RevealOpened.class,
                        TaskEvent.UpdateRevealed.class,
                        TaskEvent.UpdatesOrdered.class,
                        TaskEvent.UpdatesFlagged.class,
                        TaskEvent.UpdateCopied.class,
                        MinerEvent.Slashed.class,
                        MinerEvent.SlashUncollectable.class,
                        EvaluationEvent.EvaluatorApplied.class,
                        EvaluationEvent.EnrolmentRefused.class,
                        EvaluationEvent.ReportsPenalised.class));
    }

    private static String[] names(Class<?>... classes) {
        return List.of(classes).stream().map(Class::getSimpleName).toArray(String[]::new);
    }

    /** A market of {@link RandomMarket} under other rules, some of whose evaluators stake. */
    private static Scenario market(long seed) {
        Scenario usual = RandomMarket.plain(seed);
        Dice dice = new Dice(seed, "discipline");
        List<TaskEntry> tasks = new ArrayList<>();
        for (TaskEntry task : usual.tasks()) {
            tasks.add(new TaskEntry(
                    task.name(), task.client(), task.opensAfter(), DrawnDiscipline.in(task.spec(), dice)));
        }
        List<Evaluators> evaluators = new ArrayList<>();
        for (Evaluators group : usual.population().evaluators()) {
            evaluators.add(dice.chance(80) ? group.staking(Credits.of(dice.between(1, 40))) : group);
        }
        Population people = usual.population();
        return usual.withTasks(tasks)
                .with(new Population(people.clients(), people.miners(), evaluators, people.verifiers()));
    }
}
