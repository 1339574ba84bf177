package assay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.cell.Entry;
import assay.domain.money.Credits;
import assay.domain.offence.Offence;
import assay.domain.offence.SlashingTable;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.verification.VerificationEvent;
import assay.domain.verification.VerificationRules;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.TaskEntry;
import assay.simulation.scenario.Verifiers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole markets in which verifiers do samples of the training again. */
class VerifiedMarketTest {
    private static final SlashingTable TABLE = new SlashingTable(
            List.of(
                    new SlashingTable.Penalty(Offence.WRONG_RESULT, 500_000),
                    new SlashingTable.Penalty(Offence.WRONG_PROOF, 500_000),
                    new SlashingTable.Penalty(Offence.FALSE_ACCUSATION, 500_000),
                    new SlashingTable.Penalty(Offence.MISSED_FAULT, 500_000)),
            300_000);

    @Test
    void whereEverybodyIsHonestNobodyIsConvictedAndVerifiersArePaid() {
        List<Entry<?>> journal = sound(market(3, 500_000, 0, Behaviour.HONEST, Behaviour.HONEST));
        assertThat(events(journal, VerificationEvent.Convicted.class)).isEmpty();
        assertThat(events(journal, TaskEvent.RoundChecked.class)).hasSizeGreaterThan(3);
        assertThat(events(journal, TaskEvent.RoundChecked.class))
                .anyMatch(checked -> !checked.checks().isEmpty());
    }

    @Test
    void whoeverLeavesOutStretchesIsFoundAndItsUpdateCountsForNothing() {
        List<Entry<?>> journal =
                sound(market(4, 500_000, 0, Behaviour.named("step-skipper").with("skips", "0.5"), Behaviour.HONEST));
        List<VerificationEvent.Convicted> convicted = events(journal, VerificationEvent.Convicted.class);
        assertThat(convicted).isNotEmpty().allMatch(each -> each.conviction().offence() == Offence.WRONG_RESULT);
        assertThat(convicted)
                .allMatch(each -> each.conviction().offender().name().startsWith("cheat"));
        assertThat(events(journal, VerificationEvent.StretchHalved.class)).isNotEmpty();
        assertThat(events(journal, TaskEvent.RoundChecked.class))
                .anyMatch(checked -> !checked.refused().isEmpty());
    }

    @Test
    void aTranscriptThatIsMadeUpDoesNotStandTheFirstCheck() {
        List<Entry<?>> journal = sound(market(5, 500_000, 0, Behaviour.named("transcript-forger"), Behaviour.HONEST));
        assertThat(events(journal, VerificationEvent.Convicted.class))
                .isNotEmpty()
                .allMatch(each -> each.conviction().offence() == Offence.WRONG_RESULT);
    }

    @Test
    void lazyVerifiersLetPlantedFaultsPassAndAreFound() {
        List<Entry<?>> journal = sound(market(6, 300_000, 500_000, Behaviour.HONEST, Behaviour.named("lazy")));
        assertThat(events(journal, VerificationEvent.Convicted.class))
                .isNotEmpty()
                .allMatch(each -> each.conviction().offence() == Offence.MISSED_FAULT);
    }

    @Test
    void whoeverAccusesTheInnocentIsContradictedByTheJury() {
        List<Entry<?>> journal = sound(market(7, 500_000, 0, Behaviour.HONEST, Behaviour.named("false-accuser")));
        List<VerificationEvent.Convicted> convicted = events(journal, VerificationEvent.Convicted.class);
        assertThat(convicted).isNotEmpty();
        assertThat(convicted).anyMatch(each -> each.conviction().offence() == Offence.FALSE_ACCUSATION);
        assertThat(convicted)
                .allMatch(each -> each.conviction().offender().name().startsWith("other"));
    }

    /** Seven miners, some of whom behave otherwise; five verifiers, one of whom does. */
    private static Scenario market(
            long seed, long samplingMicros, long plantedMicros, Behaviour miners, Behaviour verifier) {
        Scenario base = Markets.training(seed);
        Duration answer = Duration.ofSeconds(5);
        VerificationRules rules = new VerificationRules(
                4,
                samplingMicros,
                1,
                2,
                0,
                plantedMicros,
                Credits.of(20),
                answer,
                answer,
                Duration.ofSeconds(10),
                Duration.ofMinutes(2));
        TaskSpec spec = cheap(Markets.spec(TaskKind.TRAINING)).with(rules).with(TABLE);
        List<TaskEntry> tasks = List.of(new TaskEntry("digits", "ada", Duration.ofSeconds(5), spec));
        Population crowd = base.population();
        List<Miners> all = new ArrayList<>(crowd.miners());
        if (!miners.equals(Behaviour.HONEST)) {
            all = List.of(
                    Miners.of("miner", 3).withMoney(Credits.of(100), Credits.of(100)),
                    Miners.of("cheat", 3)
                            .withMoney(Credits.of(100), Credits.of(100))
                            .with(miners));
        }
        List<Verifiers> verifiers =
                List.of(Verifiers.of("verifier", 3), Verifiers.of("other", 1).with(verifier));
        Population people = new Population(crowd.clients(), all, crowd.evaluators(), verifiers);
        return base.withTasks(tasks).withHorizon(Duration.ofHours(1)).with(people);
    }

    /** So cheap that the usual stake is enough to deter. */
    private static TaskSpec cheap(TaskSpec spec) {
        return new TaskSpec(
                spec.kind(),
                spec.title(),
                Credits.of(40),
                spec.recipe(),
                spec.data(),
                spec.claimedInitialErrorMicros(),
                spec.targetErrorMicros(),
                spec.minimumIncrementMicros(),
                spec.rounds(),
                spec.deadline(),
                spec.preparation(),
                spec.round(),
                spec.aggregation(),
                spec.clientMayMine(),
                spec.committee(),
                spec.evaluation(),
                spec.pay());
    }

    private static List<Entry<?>> sound(Scenario scenario) {
        List<Entry<?>> journal = new ArrayList<>();
        assertThat(scenario.errors()).isEmpty();
        SimulationResult result =
                new Simulation(scenario, Markets.ENTITIES, new CurveTrainer(), journal::add, Progress.NONE).run();
        assertThat(result.violations()).isEmpty();
        assertThat(result.tasks().get(0).ending())
                .as(result.tasks().get(0).reason())
                .isEqualTo("completed");
        return journal;
    }

    private static <E> List<E> events(List<Entry<?>> journal, Class<E> kind) {
        return journal.stream()
                .flatMap(entry -> entry.events().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
