package assay.domain.payout;

import java.util.List;
import java.util.Optional;

/** The payout rules there are, by name. */
public final class PayoutRules {
    private static final List<PayoutRule> ALL = List.of(new Improvement());

    private PayoutRules() {}

    /** The rule of this name, if there is one. */
    public static Optional<PayoutRule> named(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** The names of all rules. */
    public static List<String> names() {
        return ALL.stream().map(PayoutRule::name).toList();
    }
}
