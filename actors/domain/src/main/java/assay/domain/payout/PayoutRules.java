package assay.domain.payout;

import assay.domain.training.Valuation;
import java.util.List;
import java.util.Optional;

/** The payout rules there are, by name. */
public final class PayoutRules {
    private static final List<PayoutRule> ALL = List.of(
            new Improvement(),
            new Ranked(),
            new ScorePool(),
            new PerAssignment(),
            Marginal.leaveOneOut(),
            Marginal.shapley(),
            new Equal());

    private PayoutRules() {}

    /** The rule of this name, if there is one. */
    public static Optional<PayoutRule> named(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** What evaluators find out about single updates under these rules: what the rule needs, or else what is recorded. */
    public static Valuation.Method valuation(PayRules rules) {
        Valuation.Method needed = named(rules.rule()).map(PayoutRule::valuation).orElse(Valuation.Method.NONE);
        return needed == Valuation.Method.NONE ? rules.valuing().recorded() : needed;
    }

    /** The names of all rules. */
    public static List<String> names() {
        return ALL.stream().map(PayoutRule::name).toList();
    }
}
