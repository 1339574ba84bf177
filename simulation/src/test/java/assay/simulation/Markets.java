package assay.simulation;

import assay.domain.MarketRules;
import assay.domain.committee.CommitteeRules;
import assay.domain.entity.Entity;
import assay.domain.evaluation.EvaluationRules;
import assay.domain.money.Credits;
import assay.domain.payout.PayRules;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Learning;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.OwnDataset;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Speed;
import assay.simulation.scenario.TaskEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Small markets for tests. */
public final class Markets {
    public static final List<Entity<?, ?>> ENTITIES = MarketRules.all();

    private static final DataPlan DIGITS =
            new DataPlan(new DataSource(DataFormat.DIGITS, "", "", ""), 8, 150_000, 150_000, 7);

    private Markets() {}

    /** One training task, seven miners, four evaluators, nothing that breaks. */
    public static Scenario training(long seed) {
        return scenario(seed, task("digits", TaskKind.TRAINING));
    }

    /** One contribution task. */
    public static Scenario contribution(long seed) {
        return scenario(seed, task("shared", TaskKind.CONTRIBUTION));
    }

    /** Tasks of both kinds at once. */
    public static Scenario several(long seed) {
        return scenario(
                seed,
                task("one", TaskKind.TRAINING),
                task("two", TaskKind.CONTRIBUTION),
                task("three", TaskKind.TRAINING));
    }

    /** Two tasks of one client, the second of them later than the first could wait for anything. */
    static Scenario oneAfterTheOther(long seed) {
        TaskEntry later = new TaskEntry("later", "ada", Duration.ofMinutes(10), spec(TaskKind.TRAINING));
        return scenario(seed, task("sooner", TaskKind.TRAINING), later);
    }

    /** One market of each kind in turn. */
    public static Scenario any(long seed) {
        if (seed % 3 == 0) return several(seed);
        return seed % 3 == 1 ? contribution(seed) : training(seed);
    }

    /** As bad as no network ever is, for three minutes. */
    public static Scenario stormy(Scenario calm) {
        Network network = new Network(Duration.ofMillis(60), Duration.ofMillis(60), 60_000, 60_000);
        Faults faults = new Faults(10_000, 10_000, 10_000, Duration.ofSeconds(2), Duration.ofMinutes(3));
        return calm.withNetwork(network).withFaults(faults);
    }

    /** Twice as bad, and for longer than any task has time. */
    static Scenario stormier(Scenario calm) {
        Network network = new Network(Duration.ofMillis(150), Duration.ofMillis(150), 150_000, 150_000);
        Faults faults = new Faults(25_000, 25_000, 25_000, Duration.ofSeconds(2), Duration.ofMinutes(20));
        return calm.withNetwork(network).withFaults(faults);
    }

    private static Scenario scenario(long seed, TaskEntry... tasks) {
        Miners miners = Miners.of("miner", 7)
                .withMoney(Credits.of(50), Credits.of(20))
                .withReachable(900_000)
                .withOwnData(OwnDataset.all(DIGITS));
        miners = miners.with(miners.group().withSpeed(new Speed(500_000, 2_000_000)));
        Evaluators evaluators = Evaluators.of("evaluator", 4);
        Client client = Client.of("ada", Credits.of(10_000));
        return new Scenario(
                "Does everybody get what the rules say?",
                "",
                Optional.empty(),
                Learning.CURVE,
                seed,
                Duration.ofMinutes(30),
                List.of(tasks),
                new Population(List.of(client), List.of(miners), List.of(evaluators)),
                new Network(Duration.ofMillis(20), Duration.ofMillis(10), 0, 0),
                Faults.NONE);
    }

    private static TaskEntry task(String name, TaskKind kind) {
        return new TaskEntry(name, "ada", Duration.ofSeconds(5), spec(kind));
    }

    static TaskSpec spec(TaskKind kind) {
        List<Layer> layers = new ArrayList<>(List.of(new Layer(32, Activation.RELU), new Layer(10, Activation.LINEAR)));
        Duration window = Duration.ofSeconds(6);
        return new TaskSpec(
                kind,
                "Digits",
                Credits.of(1_000),
                new Recipe(layers, 100_000, 0, 32, 1),
                DIGITS,
                950_000,
                200_000,
                1_000,
                5,
                Duration.ofMinutes(8),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                "weighted-mean",
                false,
                new CommitteeRules(3, 4, Credits.of(10), "minority", window, window, window, window, window),
                new EvaluationRules(3, 10_000, window, Duration.ofSeconds(20), Duration.ofSeconds(10)),
                new PayRules("improvement", 800_000, 100_000, window));
    }
}
