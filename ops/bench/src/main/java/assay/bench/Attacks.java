package assay.bench;

import assay.bench.AttackBench.Choice;
import java.util.List;

/** The markets and the attacks of {@link AttackBench}. */
final class Attacks {
    private static final String BEHAVIOUR = "population.miners[1].behaviour=";
    private static final String RULE = "tasks[0].spec.pay.rule=";
    private static final String SETTING = "population.miners[1].settings.";

    /** What two of ten miners may do. */
    static final List<Choice> ATTACKS = List.of(
            new Choice("free rider", BEHAVIOUR + "free-rider"),
            new Choice("lazy", BEHAVIOUR + "lazy"),
            new Choice("copycat", BEHAVIOUR + "copycat", SETTING + "disguise=0.001"),
            new Choice("label flip", BEHAVIOUR + "label-flip"),
            new Choice("sign flip", BEHAVIOUR + "sign-flip"),
            new Choice("scaled ×10", BEHAVIOUR + "scaled-gradient", SETTING + "scale=10"),
            new Choice("random noise", BEHAVIOUR + "random-noise"));

    /** How the market may be run. */
    static final List<Choice> MARKETS = List.of(
            new Choice("improvement"),
            new Choice("ranked", RULE + "ranked"),
            new Choice("equal", RULE + "equal"),
            new Choice("leave-one-out", RULE + "leave-one-out"),
            new Choice("shapley", RULE + "shapley"),
            new Choice("improvement, krum", "tasks[0].spec.aggregation=krum"),
            new Choice("shapley, coordinate-median", RULE + "shapley", "tasks[0].spec.aggregation=coordinate-median"),
            new Choice("shapley, multi-krum", RULE + "shapley", "tasks[0].spec.aggregation=multi-krum"));

    private Attacks() {}
}
