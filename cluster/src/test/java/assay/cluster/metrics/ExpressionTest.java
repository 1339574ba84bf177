package assay.cluster.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpressionTest {
    @Test
    void findsTheMetricsAndNothingElse() {
        String quantile =
                "histogram_quantile(0.99, sum by (le, operation) (rate(a_seconds_bucket{x=\"b_total\"}[5m])))";
        String ratio =
                "(sum(rate(b_total[1m])) / on(job) group_left clamp_min(c, 1)) > bool 0.5 and d == 1e3 offset 5m";

        assertThat(Expression.metrics(quantile)).containsExactly("a_seconds_bucket");
        assertThat(Expression.metrics(ratio)).containsExactly("b_total", "c", "d");
        assertThat(Expression.metrics("time() - max(e)")).containsExactly("e");
    }
}
