package assay.simulation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LorenzTest {
    @Test
    void equal_amounts_have_no_inequality() {
        assertThat(Lorenz.of(Collections.nCopies(7, 3L)).gini().orElseThrow()).isCloseTo(0, within(1e-12));
    }

    @Test
    void one_who_has_everything_among_four_makes_three_quarters() {
        assertThat(Lorenz.of(List.of(0L, 8L, 0L, 0L)).gini().orElseThrow()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void nothing_to_divide_has_neither_curve_nor_coefficient() {
        assertThat(Lorenz.of(List.of(0L, 0L)).gini()).isEmpty();
        assertThat(Lorenz.of(List.of()).curve(10)).isEmpty();
    }

    @Test
    void the_curve_ends_at_everything_and_stays_small() {
        List<Long> amounts = LongStream.rangeClosed(1, 1_003).boxed().toList();
        List<Lorenz.Point> curve = Lorenz.of(amounts).curve(50);
        assertThat(curve).hasSizeLessThanOrEqualTo(51).startsWith(new Lorenz.Point(0, 0));
        assertThat(curve.get(curve.size() - 1)).isEqualTo(new Lorenz.Point(1, 1));
        assertThat(curve).allSatisfy(point -> assertThat(point.have()).isLessThanOrEqualTo(point.people()));
    }
}
