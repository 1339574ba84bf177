package assay.simulation.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.MarketRules;
import assay.domain.cell.Entry;
import assay.domain.committee.CommitteeEvent;
import assay.domain.entity.Event;
import assay.domain.task.TaskEvent;
import assay.domain.task.TaskSpec;
import assay.simulation.Markets;
import assay.simulation.Progress;
import assay.simulation.Simulation;
import assay.simulation.SimulationResult;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.metric.Measurement;
import assay.simulation.metric.RunMetrics;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Stay;
import assay.simulation.scenario.TaskEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each behaviour does what it says, and what that does to the market. */
class BehaviourTest {
    private static final int SEEDS = 12;

    private final List<Entry<?>> journal = new ArrayList<>();

    @Test
    void lazy_miners_earn_less_than_honest_ones() {
        List<RunMetrics> runs =
                runs(Markets::contribution, crowd(2, 2, Behaviour.named("lazy").with("skips", "0.9")));
        assertThat(mean(runs, "earned.mean.other")).isLessThan(mean(runs, "earned.mean.miner"));
    }

    @Test
    void free_riders_earn_less_than_honest_miners_where_improvement_is_paid() {
        List<RunMetrics> runs = runs(Markets::contribution, crowd(2, 2, Behaviour.named("free-rider")));
        assertThat(mean(runs, "earned.mean.other")).isLessThan(mean(runs, "earned.mean.miner") / 2);
    }

    @Test
    void a_free_rider_is_slower_to_spend_than_an_honest_miner() {
        Scenario market = market(Markets.contribution(1), crowd(2, 2, Behaviour.named("free-rider")));
        SimulationResult result = run(market);
        long honest = computed(result, "miner-1");
        assertThat(computed(result, "other-1")).isPositive().isLessThan(honest / 2);
    }

    private static long computed(SimulationResult result, String participant) {
        return result.computedMicros().getOrDefault(participant, 0L);
    }

    @Test
    void a_copy_to_the_bit_is_refused_and_a_disguised_one_is_not() {
        run(market(
                Markets.contribution(1), crowd(2, 2, Behaviour.named("copycat").with("disguise", "0"))));
        assertThat(updates())
                .noneMatch(accepted -> accepted.update().miner().name().startsWith("other"));
        run(market(Markets.contribution(1), crowd(2, 2, Behaviour.named("copycat"))));
        List<TaskEvent.UpdateAccepted> copies = updates()
                .filter(accepted -> accepted.update().miner().name().startsWith("other"))
                .toList();
        assertThat(copies).isNotEmpty();
        for (TaskEvent.UpdateAccepted copy : copies) {
            assertThat(updates())
                    .anyMatch(other -> other.round() == copy.round()
                            && other.update().miner().name().startsWith("miner")
                            && origin(other).equals(origin(copy)));
        }
    }

    /** What the model of learning writes into an update's address about the data behind it. */
    private static String origin(TaskEvent.UpdateAccepted accepted) {
        return accepted.update().address().text().split("\\.", -1)[8];
    }

    private Stream<TaskEvent.UpdateAccepted> updates() {
        return events(TaskEvent.UpdateAccepted.class);
    }

    @Test
    void poison_raises_the_error_that_training_ends_with() {
        double clean = finalError(Behaviour.HONEST);
        List<Behaviour> poisons = List.of(
                Behaviour.named("label-flip"),
                Behaviour.named("sign-flip"),
                Behaviour.named("random-noise").with("noise", "10"),
                Behaviour.named("scaled-gradient").with("scale", "30"));
        for (Behaviour poison : poisons) {
            assertThat(finalError(poison)).as(poison.name()).isGreaterThan(clean + 0.02);
        }
    }

    private double finalError(Behaviour behaviour) {
        return mean(runs(BehaviourTest::endless, crowd(2, 2, behaviour)), "tasks.final-error.mean");
    }

    /** A task whose target is out of reach: all its rounds are trained. */
    private static Scenario endless(long seed) {
        Scenario market = Markets.contribution(seed);
        TaskEntry task = market.tasks().get(0);
        TaskSpec spec = task.spec();
        TaskSpec harder = new TaskSpec(
                spec.kind(),
                spec.title(),
                spec.bounty(),
                spec.recipe(),
                spec.data(),
                spec.claimedInitialErrorMicros(),
                1,
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
        return market.withTasks(List.of(new TaskEntry(task.name(), task.client(), task.opensAfter(), harder)));
    }

    @Test
    void the_names_of_one_person_share_a_computer() {
        Scenario market = market(Markets.contribution(1), crowd(0, 4, Behaviour.named("sybil")));
        run(market);
        double alone = roundSeconds();
        run(market(Markets.contribution(1), crowd(0, 4, Behaviour.named("sybil").with("machines", "4"))));
        assertThat(alone).isGreaterThan(roundSeconds());
    }

    private double roundSeconds() {
        Entry<?> opened = first(TaskEvent.RoundOpened.class);
        Entry<?> started = first(TaskEvent.MeasurementStarted.class);
        return Duration.between(opened.time(), started.time()).toMillis() / 1e3;
    }

    @Test
    void a_late_voter_is_elected_more_often_than_others() {
        List<RunMetrics> runs = runs(Markets::training, crowd(20, 1, Behaviour.named("late-voter")));
        assertThat(mean(runs, "elected.rate.other")).isGreaterThan(1.5 * mean(runs, "elected.rate.miner"));
    }

    @Test
    void splitters_have_half_of_their_votes_on_either_side() {
        for (int seed = 1; seed <= 5; seed++) {
            run(market(Markets.training(seed), crowd(9, 8, Behaviour.named("vote-splitter"))));
            long ones = events(CommitteeEvent.CandidateApplied.class)
                    .filter(applied -> applied.miner().name().startsWith("other") && applied.vote() == 1)
                    .count();
            long all = events(CommitteeEvent.CandidateApplied.class)
                    .filter(applied -> applied.miner().name().startsWith("other"))
                    .count();
            assertThat(all).isEqualTo(8);
            assertThat(ones).isEqualTo(4);
        }
    }

    @Test
    void a_leader_who_vanishes_is_followed_by_the_next_and_the_task_goes_on() {
        int succeeded = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            RunMetrics metrics =
                    measure(market(Markets.training(seed), crowd(2, 2, Behaviour.named("vanishing-leader"))));
            assertThat(metrics.value("tasks.completed")).hasValue(1);
            if (events(TaskEvent.LeaderSucceeded.class).findAny().isPresent()) succeeded++;
        }
        assertThat(succeeded).isPositive();
    }

    @Test
    void price_takers_stay_away_from_tasks_below_their_price() {
        Behaviour modest = Behaviour.named("price-taker").with("floor", "150");
        assertThat(mean(runs(Markets::contribution, crowd(0, 4, modest)), "tasks.completed"))
                .isEqualTo(1);
        Behaviour dear = Behaviour.named("price-taker").with("floor", "250");
        RunMetrics metrics = measure(market(Markets.contribution(1), crowd(4, 4, dear)));
        assertThat(metrics.value("earned.total.other")).hasValue(0);
        assertThat(metrics.value("tasks.completed")).hasValue(1);
    }

    @Test
    void evaluators_who_guess_earn_less_and_those_who_lie_alone_change_nothing() {
        Evaluators honest = Evaluators.of("evaluator", 4);
        for (String name : List.of("lazy", "dishonest")) {
            Evaluators others = Evaluators.of("other", 1).with(Behaviour.named(name));
            List<RunMetrics> runs = new ArrayList<>();
            for (int seed = 1; seed <= SEEDS; seed++) {
                Scenario market = Markets.training(seed);
                runs.add(measure(market.with(market.population().with(honest, others))));
            }
            assertThat(mean(runs, "earned.mean.other")).as(name).isLessThan(mean(runs, "earned.mean.evaluator") / 2);
            assertThat(mean(runs, "tasks.initial-error.mean")).isBetween(0.87, 0.93);
        }
    }

    @Test
    void a_majority_of_evaluators_who_lie_alike_decides_what_is_measured() {
        Scenario market = Markets.training(1);
        Evaluators liars =
                Evaluators.of("other", 4).with(Behaviour.named("dishonest").with("bias", "-0.2"));
        RunMetrics metrics = measure(market.with(market.population().with(liars)));
        assertThat(metrics.value("tasks.initial-error.mean").orElseThrow()).isBetween(0.67, 0.73);
    }

    @Test
    void evaluators_can_praise_their_friends_alone() {
        Evaluators liars =
                Evaluators.of("other", 4).with(Behaviour.named("dishonest").with("favours", "friend"));
        Scenario market = Markets.contribution(1);
        Miners all = market.population().miners().get(0);
        Miners friends = all.with(all.group().withCount(2).withPrefix("friend"));
        Miners strangers = all.with(all.group().withCount(2)).withReachable(1_000_000);
        RunMetrics metrics = measure(market.with(
                new Population(market.population().clients(), List.of(strangers, friends), List.of(liars))));
        assertThat(metrics.value("earned.total.friend").orElseThrow()).isPositive();
        assertThat(metrics.value("earned.total.miner")).hasValue(0);
    }

    @Test
    void a_client_who_gives_nothing_gets_nothing_and_all_of_its_money_back() {
        RunMetrics metrics = measure(client("vanishing", "from", "offer"));
        assertThat(metrics.value("tasks.completed")).hasValue(0);
        assertThat(metrics.value("tasks.refunded.total")).hasValue(1_000);
        metrics = measure(client("vanishing", "from", "hidden"));
        assertThat(metrics.value("tasks.completed")).hasValue(1);
        assertThat(metrics.value("tasks.final-error.mean")).isEmpty();
        assertThat(metrics.value("tasks.paid.total").orElseThrow()).isPositive();
    }

    @Test
    void a_client_who_spoils_the_test_pays_less() {
        double honest = measure(Markets.training(1)).value("tasks.paid.total").orElseThrow();
        double spoilt = measure(client("under-reporting", "spoils", "0.4"))
                .value("tasks.paid.total")
                .orElseThrow();
        assertThat(spoilt).isLessThan(0.9 * honest);
    }

    private static Scenario client(String behaviour, String setting, String value) {
        Scenario market = Markets.training(1);
        Client client = market.population()
                .clients()
                .get(0)
                .with(Behaviour.named(behaviour).with(setting, value));
        return market.with(market.population().with(client));
    }

    @Test
    void whoever_comes_too_late_is_not_elected_and_a_task_that_everybody_leaves_fails() {
        Scenario market = market(Markets.training(1), crowd(5, 3, Behaviour.HONEST));
        Miners others = market.population().miners().get(1);
        Miners late = others.with(others.group().withStay(Stay.from(Duration.ofMinutes(2))));
        RunMetrics metrics = measure(market.with(
                market.population().with(market.population().miners().get(0), late)));
        assertThat(metrics.value("earned.total.other")).hasValue(0);
        Stay.Range soon = new Stay.Range(Duration.ofSeconds(12), Duration.ofSeconds(12));
        Miners fleeting = others.with(others.group()
                .withStay(new Stay(Stay.ALWAYS.arrives(), Optional.of(soon)))
                .withCount(7));
        metrics = measure(market.with(market.population().with(fleeting)));
        assertThat(metrics.value("tasks.completed")).hasValue(0);
    }

    @Test
    void computing_costs_what_the_scenario_says() {
        Scenario market = Markets.training(1);
        Miners miners = market.population().miners().get(0);
        Miners paying = miners.with(miners.group().withCost(10_000_000));
        SimulationResult result = run(market.with(market.population().with(paying)));
        double seconds = result.computedMicros().entrySet().stream()
                        .filter(each -> each.getKey().startsWith("miner"))
                        .mapToLong(each -> each.getValue())
                        .sum()
                / 1e6;
        RunMetrics metrics = measure(market.with(market.population().with(paying)));
        double cost = metrics.value("earned.total.miner").orElseThrow()
                - metrics.value("profit.total.miner").orElseThrow();
        assertThat(seconds).isPositive();
        assertThat(cost).isCloseTo(10 * seconds, within(1e-6));
    }

    /** Honest miners called miner, and others who behave in another way, all of whom peers can reach. */
    private static List<Miners> crowd(int honest, int others, Behaviour behaviour) {
        Miners all = Markets.training(1).population().miners().get(0).withReachable(1_000_000);
        Miners other =
                all.with(all.group().withPrefix("other").withCount(others)).with(behaviour);
        return List.of(all.with(all.group().withCount(honest)), other);
    }

    private static Scenario market(Scenario market, List<Miners> miners) {
        Population crowd = market.population();
        return market.with(new Population(crowd.clients(), miners, crowd.evaluators()));
    }

    private interface Kind {
        Scenario of(long seed);
    }

    private List<RunMetrics> runs(Kind kind, List<Miners> miners) {
        List<RunMetrics> runs = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) runs.add(measure(market(kind.of(seed), miners)));
        return runs;
    }

    private RunMetrics measure(Scenario scenario) {
        SimulationResult result = run(scenario);
        Measurement measurement = new Measurement(scenario);
        journal.forEach(measurement::accept);
        return measurement.metrics(result);
    }

    private SimulationResult run(Scenario scenario) {
        assertThat(scenario.errors()).isEmpty();
        journal.clear();
        SimulationResult result =
                new Simulation(scenario, MarketRules.all(), new CurveTrainer(), journal::add, Progress.NONE).run();
        assertThat(result.violations()).isEmpty();
        return result;
    }

    private static double mean(List<RunMetrics> runs, String metric) {
        return runs.stream()
                .flatMapToDouble(run -> run.value(metric).stream())
                .average()
                .orElseThrow();
    }

    private <E extends Event<?>> Stream<E> events(Class<E> kind) {
        return journal.stream()
                .flatMap(entry -> entry.events().stream())
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private Entry<?> first(Class<? extends Event<?>> kind) {
        return journal.stream()
                .filter(entry -> entry.events().stream().anyMatch(kind::isInstance))
                .findFirst()
                .orElseThrow();
    }
}
