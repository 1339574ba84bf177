package assay.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {
    /** Student's own data (Biometrika 6, 1908, table of Cushny and Peebles): additional hours of sleep, 10 patients. */
    private static final double[] SLEEP = {1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4};

    @Test
    void students_own_data_have_the_interval_that_every_textbook_gives() {
        Estimate estimate = Estimate.of(SLEEP);
        assertThat(estimate.n()).isEqualTo(10);
        assertThat(estimate.mean()).isEqualTo(1.58, within(1e-9));
        assertThat(estimate.low()).isEqualTo(0.7001142, within(1e-6));
        assertThat(estimate.high()).isEqualTo(2.4598858, within(1e-6));
    }

    @Test
    void equal_values_have_no_width_one_has_no_interval_and_none_has_no_mean() {
        assertThat(Estimate.of(new double[] {3, 3, 3})).isEqualTo(new Estimate(3, 3, 3, 3));
        assertThat(Estimate.of(new double[] {3})).isEqualTo(new Estimate(1, 3, Double.NaN, Double.NaN));
        assertThat(Estimate.of(new double[0])).isEqualTo(new Estimate(0, Double.NaN, Double.NaN, Double.NaN));
    }
}
