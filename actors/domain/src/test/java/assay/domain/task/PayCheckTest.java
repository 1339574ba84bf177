package assay.domain.task;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.payout.PayRules;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.ValuingRules;
import assay.domain.training.Valuation;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PayCheckTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final ValuingRules NOTHING = ValuingRules.unsaid();

    @Test
    void every_rule_is_good_for_a_task_that_trains() {
        for (String rule : PayoutRules.names()) {
            assertThat(violations(new PayRules(rule, 800_000, 100_000, SOON)))
                    .as(rule)
                    .isEmpty();
        }
    }

    @Test
    void shares_of_all_roles_together_are_at_most_the_bounty() {
        assertThat(violations(pay("equal", 800_000, 100_000, 60_000, 50_000, List.of(), NOTHING)))
                .containsExactly(
                        "pay.storage: 0.05, expected at most what pay.miners, pay.evaluators, pay.verifiers leaves (0.04)");
        assertThat(violations(pay("equal", 800_000, 100_000, 60_000, -1, List.of(), NOTHING)))
                .containsExactly("pay.storage: -0.000001, expected 0 to 1");
    }

    @Test
    void places_are_for_the_rule_that_pays_them_and_at_most_one_in_all() {
        assertThat(violations(pay("equal", 1, 1, 0, 0, List.of(1_000_000L), NOTHING)))
                .containsExactly("pay.places: 1 places, expected none: the rule equal pays no places");
        assertThat(violations(pay("ranked", 1, 1, 0, 0, List.of(600_000L, 500_000L), NOTHING)))
                .containsExactly("pay.places[1]: 0.5, expected 0 to what the places before it leave (0.4)");
        List<Long> many = Collections.nCopies(101, 1L);
        assertThat(violations(pay("ranked", 1, 1, 0, 0, many, NOTHING)))
                .containsExactly("pay.places: 101 places, expected at most 100");
    }

    @Test
    void values_are_recorded_by_one_method_and_by_as_many_orders_as_can_be_drawn() {
        ValuingRules alone = new ValuingRules(Valuation.Method.ALONE, 200, 0);
        assertThat(violations(pay("shapley", 1, 1, 0, 0, List.of(), alone)))
                .containsExactly(
                        "pay.valuing.recorded: alone, expected shapley, which the rule shapley needs, or none");
        assertThat(violations(pay("improvement", 1, 1, 0, 0, List.of(), alone))).isEmpty();
        assertThat(violations(pay("equal", 1, 1, 0, 0, List.of(), new ValuingRules(Valuation.Method.NONE, 0, -1))))
                .containsExactly(
                        "pay.valuing.permutations: 0, expected a whole number from 1 to 10000",
                        "pay.valuing.truncation: -0.000001, expected 0 to 1");
    }

    @Test
    void an_unknown_rule_is_told_with_those_there_are() {
        assertThat(violations(new PayRules("fortune", 1, 1, SOON)))
                .containsExactly("pay.rule: \"fortune\", expected " + String.join(", ", PayoutRules.names()));
    }

    private static PayRules pay(
            String rule,
            long miners,
            long evaluators,
            long verifiers,
            long storage,
            List<Long> places,
            ValuingRules valuing) {
        return new PayRules(rule, miners, evaluators, SOON, verifiers, storage, places, valuing);
    }

    private static List<String> violations(PayRules rules) {
        return TaskSpecCheck.violations(TaskTest.spec(TaskKind.TRAINING, 3).with(rules)).stream()
                .map(each -> each.field() + ": " + each.value() + ", expected " + each.expected())
                .toList();
    }
}
