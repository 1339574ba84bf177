package assay.simulation.fuzz;

import assay.domain.committee.CommitteeRules;
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
import assay.simulation.Swarm;
import assay.simulation.behaviour.Behaviour;
import assay.simulation.behaviour.Conduct;
import assay.simulation.behaviour.Conducts;
import assay.simulation.behaviour.Setting;
import assay.simulation.scenario.Client;
import assay.simulation.scenario.Evaluators;
import assay.simulation.scenario.FaultKind;
import assay.simulation.scenario.Faults;
import assay.simulation.scenario.Group;
import assay.simulation.scenario.Learning;
import assay.simulation.scenario.Miners;
import assay.simulation.scenario.Network;
import assay.simulation.scenario.OwnDataset;
import assay.simulation.scenario.Population;
import assay.simulation.scenario.Scenario;
import assay.simulation.scenario.Speed;
import assay.simulation.scenario.Stay;
import assay.simulation.scenario.TaskEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small market drawn from a seed: which tasks there are and how they are run, who takes part, and what goes wrong.
 * Everything that may be odd is odd now and then: shares of nothing and of all, bounties that do not divide, windows
 * shorter than a message takes, stakes that do not suffice.
 */
public final class RandomMarket {
    private static final long MILLION = 1_000_000;
    private static final Duration AFTERWARDS = Duration.ofMinutes(15);

    private final Dice dice;
    private final Dice rules;
    private final long seed;
    private final boolean plain;

    private RandomMarket(long seed, boolean plain) {
        this.seed = seed;
        this.plain = plain;
        this.dice = new Dice(seed, "market");
        this.rules = new Dice(seed, "rules");
    }

    /** The market of {@code seed}: always the same one, and always without errors. */
    public static Scenario of(long seed) {
        return new RandomMarket(seed, false).scenario();
    }

    /** The same market by the usual rules. */
    public static Scenario plain(long seed) {
        return new RandomMarket(seed, true).scenario();
    }

    private Scenario scenario() {
        List<TaskEntry> tasks = new ArrayList<>();
        Credits bounties = Credits.ZERO;
        Duration last = Duration.ZERO;
        int count = dice.chance(70) ? 1 : dice.count(2, dice.chance(20) ? 6 : 3);
        for (int i = 1; i <= count; i++) {
            TaskEntry task = new TaskEntry("task-" + i, "client", dice.seconds(0, 20), rules());
            tasks.add(task);
            bounties = bounties.plus(task.spec().bounty());
            Duration end = task.opensAfter().plus(task.spec().deadline());
            if (end.compareTo(last) > 0) last = end;
        }
        Faults faults = Faults.NONE.until(dice.seconds(10, 150));
        Duration latest = last.compareTo(faults.until()) > 0 ? last : faults.until();
        Scenario calm = new Scenario(
                "Does anything break in the market of seed " + seed + "?",
                "",
                Optional.empty(),
                Learning.CURVE,
                seed,
                latest.plus(AFTERWARDS),
                tasks,
                people(bounties, tasks),
                network(),
                faults);
        return thinned(Swarm.draw(calm, seed));
    }

    /** With every fault at once no task gets far: most markets have few kinds, some have none. */
    private Scenario thinned(Scenario stormy) {
        int goesPercent = dice.one(List.of(0, 50, 70, 85, 100));
        Scenario thinned = stormy;
        for (FaultKind kind : FaultKind.values()) {
            if (dice.chance(goesPercent)) thinned = kind.takenFrom(thinned);
        }
        return thinned;
    }

    private TaskSpec rules() {
        return plain ? spec() : DrawnRules.in(spec(), rules);
    }

    private TaskSpec spec() {
        TaskKind kind = dice.chance(65) ? TaskKind.TRAINING : TaskKind.CONTRIBUTION;
        int minimum = dice.count(kind == TaskKind.TRAINING ? 2 : 1, 4);
        int maximum = minimum + dice.count(0, 3);
        long initial = dice.between(880_000, 950_000);
        return new TaskSpec(
                kind,
                "Drawn",
                bounty(),
                new Recipe(List.of(new Layer(2, Activation.LINEAR)), 100_000, 0, 32, 1),
                data(maximum),
                initial,
                dice.chance(50) ? dice.between(600_000, 850_000) : dice.between(0, 850_000),
                dice.chance(30) ? 0 : dice.between(1, 60_000),
                dice.count(1, 6),
                dice.seconds(40, 180),
                dice.seconds(8, 40),
                dice.chance(25) ? dice.millis(300, 4_000) : dice.seconds(5, 40),
                "weighted-mean",
                dice.chance(30),
                committee(minimum, maximum),
                evaluation(),
                pay());
    }

    private Credits bounty() {
        if (dice.chance(20)) return Credits.micros(dice.between(1, 50));
        return dice.chance(50) ? Credits.of(dice.between(1, 2_000)) : Credits.micros(dice.between(1, 999_999_999));
    }

    private DataPlan data(int maximum) {
        DataSource digits = new DataSource(DataFormat.DIGITS, "", "", "");
        return new DataPlan(digits, maximum + dice.count(0, 6), 150_000, 150_000, dice.between(1, MILLION));
    }

    private CommitteeRules committee(int minimum, int maximum) {
        return new CommitteeRules(
                minimum,
                maximum,
                Credits.of(dice.chance(20) ? dice.between(1, 30) : dice.between(1, 5)),
                "minority",
                dice.seconds(2, 12),
                window(),
                window(),
                window(),
                dice.seconds(2, 20));
    }

    private Duration window() {
        return dice.chance(20) ? dice.millis(200, 1_500) : dice.seconds(2, 10);
    }

    private EvaluationRules evaluation() {
        long tolerance = dice.chance(30) ? 0 : dice.between(1, 30_000);
        return new EvaluationRules(dice.count(3, 5), tolerance, dice.seconds(2, 10), measuring(), measuring());
    }

    private Duration measuring() {
        return dice.chance(25) ? dice.millis(300, 2_000) : dice.seconds(3, 15);
    }

    private PayRules pay() {
        long miners = dice.anyShareMicros();
        long evaluators = dice.chance(20) ? MILLION - miners : dice.between(0, MILLION - miners);
        return new PayRules("improvement", miners, evaluators, dice.seconds(2, 15));
    }

    private Client client(Credits bounties) {
        Client honest = Client.of("client", bounties);
        return dice.chance(85) ? honest : honest.with(behaviour(dice.one(drawn(Conducts.CLIENTS))));
    }

    private Population people(Credits bounties, List<TaskEntry> tasks) {
        Population people = new Population(List.of(client(bounties)), miners(), evaluators());
        boolean verified =
                tasks.stream().anyMatch(task -> task.spec().verification().verifiers() > 0);
        return verified ? DrawnVerification.among(people, rules) : people;
    }

    private List<Miners> miners() {
        List<Miners> groups = new ArrayList<>();
        int count = dice.count(1, 3);
        for (int i = 1; i <= count; i++) {
            Credits stake = Credits.of(dice.between(5, 40));
            Group group = group("miner-" + i, dice.count(3, 9), 50, Conducts.MINERS);
            Optional<OwnDataset> own = dice.chance(90) ? Optional.of(OwnDataset.all(data(8))) : Optional.empty();
            long reachable = dice.chance(50) ? MILLION : dice.between(600_000, MILLION);
            Miners miners = new Miners(group, stake.plus(Credits.of(dice.between(0, 5))), stake, reachable, own);
            groups.add(!plain && rules.chance(40) ? miners.with(DrawnCampaign.profile(rules)) : miners);
        }
        return groups;
    }

    private List<Evaluators> evaluators() {
        List<Evaluators> groups = new ArrayList<>();
        int honest = dice.chance(5) ? 2 : dice.count(3, 7);
        groups.add(new Evaluators(group("evaluator", honest, 100, Conducts.EVALUATORS)));
        if (dice.chance(50)) groups.add(new Evaluators(group("other", dice.count(1, 5), 0, Conducts.EVALUATORS)));
        return groups;
    }

    private Group group(String prefix, int count, int honestPercent, Conducts conducts) {
        Behaviour behaviour = dice.chance(honestPercent) ? Behaviour.HONEST : behaviour(dice.one(drawn(conducts)));
        return Group.of(prefix, count)
                .withBehaviour(behaviour)
                .withSpeed(speed())
                .withStay(stay());
    }

    /** Where rules are as usual, so is what people do; elsewhere some of it would have no hold on most rules. */
    private List<Conduct> drawn(Conducts conducts) {
        return plain || rules.chance(60) ? conducts.drawn() : conducts.all();
    }

    /** Some settings as usual, some at random, some at their least. */
    private Behaviour behaviour(Conduct conduct) {
        Behaviour behaviour = Behaviour.named(conduct.name());
        for (Setting setting : conduct.settings()) {
            String value =
                    switch (setting.kind()) {
                        case SHARE -> "0." + dice.between(0, 999_999);
                        case NUMBER, FACTOR -> dice.chance(50) ? "0" : "0." + dice.between(0, 9);
                        case COUNT -> Long.toString(dice.between(1, 20));
                        case CREDITS -> Long.toString(dice.between(0, 100));
                        case DURATION -> dice.between(0, 12_000) + "ms";
                        case CHOICE -> dice.one(setting.choices());
                        default -> setting.usual();
                    };
            if (dice.chance(60) && setting.accepts(value)) behaviour = behaviour.with(setting.name(), value);
        }
        return behaviour;
    }

    private Stay stay() {
        if (dice.chance(70)) return Stay.ALWAYS;
        Stay.Range arrives = new Stay.Range(Duration.ZERO, dice.seconds(0, 30));
        if (dice.chance(50)) return new Stay(arrives, Optional.empty());
        return new Stay(arrives, Optional.of(new Stay.Range(dice.seconds(30, 60), dice.seconds(60, 200))));
    }

    private Speed speed() {
        long slowest = dice.between(200_000, MILLION);
        return new Speed(slowest, slowest + dice.between(0, MILLION));
    }

    private Network network() {
        Duration median = dice.chance(30) ? dice.millis(50, 400) : dice.millis(1, 50);
        return new Network(median, Duration.ofMillis(dice.between(0, median.toMillis())), 0, 0);
    }
}
