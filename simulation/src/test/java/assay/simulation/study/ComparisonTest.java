package assay.simulation.study;

import static org.assertj.core.api.Assertions.assertThat;

import assay.simulation.Markets;
import assay.simulation.metric.Catalogue;
import assay.simulation.metric.RunMetrics;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static Comparison read(String text) {
        return Comparison.parse(text).orElseThrow();
    }

    @Test
    void a_metric_is_compared_with_a_multiple_of_another() {
        Comparison claim = read(" profit.mean.early >= 1.5*profit.mean.late ");
        assertThat(claim.toString()).isEqualTo("profit.mean.early >= 1.5*profit.mean.late");
        assertThat(claim.metrics()).containsExactly("profit.mean.early", "profit.mean.late");
        TreeMap<String, Double> values = new TreeMap<>();
        values.put("profit.mean.early", 10.0);
        assertThat(claim.difference(new RunMetrics(values))).isEmpty();
        values.put("profit.mean.late", 4.0);
        assertThat(claim.difference(new RunMetrics(values))).hasValue(4.0);
    }

    @Test
    void a_metric_is_compared_with_a_number_even_a_negative_one() {
        Comparison claim = read("-2.5 < gini.miners");
        TreeMap<String, Double> values = new TreeMap<>();
        values.put("gini.miners", 0.5);
        assertThat(claim.difference(new RunMetrics(values))).hasValue(-3.0);
        assertThat(claim.operator().holds(-3.0)).isTrue();
        assertThat(claim.operator().holds(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gini.miners",
                "gini.miners >",
                "> 1",
                "a > b > c",
                "a == b",
                "a >> b",
                "a > b * 2",
                "a > 2 b",
                "a > 1e3",
                "a > 2 * 3",
                "1 < 2 * ",
                "a > .5",
                "a + b > c"
            })
    void anything_else_is_no_comparison(String text) {
        assertThat(Comparison.parse(text)).isEmpty();
    }

    @Test
    void names_that_no_run_of_the_scenario_can_have_are_found() {
        Catalogue catalogue = Catalogue.of(Markets.training(1));
        assertThat(read("profit.mean.miner > profit.mean.stranger").unknown(catalogue))
                .containsExactly("profit.mean.stranger");
        assertThat(read("survival.cycle-12 < 2 * task.digits.final-error").unknown(catalogue))
                .isEmpty();
        assertThat(read("survival.cycle-0 < elected.rate.evaluator").unknown(catalogue))
                .containsExactly("survival.cycle-0", "elected.rate.evaluator");
    }
}
