package assay.simulation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.simulation.scenario.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static Judgement judged(String claim, double... differences) {
        List<Judgement.Seed> seeds = new ArrayList<>();
        for (double difference : differences) {
            OptionalDouble left = Double.isNaN(difference) ? OptionalDouble.empty() : OptionalDouble.of(difference + 1);
            seeds.add(new Judgement.Seed(seeds.size() + 1, left, OptionalDouble.of(1)));
        }
        return Judgement.of(Comparison.parse(claim).orElseThrow(), 0.95, seeds);
    }

    @Test
    void the_interval_is_the_one_of_the_tables() {
        // Student (1908): the extra hours of sleep under the second drug less the first, ten patients.
        double[] hours = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};
        Interval interval = Interval.of(hours, 0.95).orElseThrow();
        assertThat(interval.mean()).isCloseTo(1.58, within(1e-12));
        assertThat(interval.low()).isCloseTo(0.7001, within(1e-4));
        assertThat(interval.high()).isCloseTo(2.4599, within(1e-4));
    }

    @Test
    void an_interval_wholly_on_one_side_decides() {
        assertThat(judged("a > b", 1, 1.1, 0.9, 1).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(judged("a > b", -1, -1.1, -0.9, -1).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judged("a <= b", 1, 1.1, 0.9, 1).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judged("a < b", -1, -1.1, -0.9, -1).verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void an_interval_on_both_sides_does_not() {
        Judgement both = judged("a > b", 1, -1, 2, -0.5);
        assertThat(both.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(both.interval()).isPresent();
        assertThat(both.reason()).contains("95 % confidence interval");
    }

    @Test
    void runs_that_are_all_alike_lie_on_the_border_exactly() {
        assertThat(judged("a > b", 0, 0, 0).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(judged("a >= b", 0, 0, 0).verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void runs_without_the_metric_are_counted_and_too_many_of_them_decide_nothing() {
        Judgement few = judged("a > b", 1, 1.1, Double.NaN);
        assertThat(few.verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(few.missing()).isEqualTo(1);
        assertThat(few.reason()).contains("over 2 runs (1 more lack a metric)");
        Judgement many = judged("a > b", 1, 1, Double.NaN, Double.NaN, Double.NaN);
        assertThat(many.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(many.reason()).contains("3 of 5 runs do not have");
    }

    @Test
    void one_run_decides_nothing() {
        assertThat(judged("a > b", 5).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(judged("a > b").verdict()).isEqualTo(Verdict.UNDECIDED);
    }
}
