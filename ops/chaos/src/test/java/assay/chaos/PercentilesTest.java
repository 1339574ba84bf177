package assay.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void each_is_one_of_the_values() {
        assertThat(Percentiles.of(IntStream.rangeClosed(1, 200).asDoubleStream()))
                .isEqualTo(new Percentiles(200, 100, 198, 200));
        assertThat(Percentiles.of(DoubleStream.of(3, 1, 2))).isEqualTo(new Percentiles(3, 2, 3, 3));
        assertThat(Percentiles.of(DoubleStream.of(4))).isEqualTo(new Percentiles(1, 4, 4, 4));
    }

    @Test
    void of_nothing_there_are_none() {
        assertThat(Percentiles.of(DoubleStream.empty())).isEqualTo(new Percentiles(0, 0, 0, 0));
    }
}
