package assay.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariedTest {
    @Test
    void values_are_listed_between_commas_and_brackets_keep_theirs() {
        assertThat(Varied.parse("network.loss=0, 0.01,0.05").values()).containsExactly("0", "0.01", "0.05");
        assertThat(Varied.parse("a.b={x: 1, y: 2},[1,2],\"p,q\"").values())
                .containsExactly("{x: 1, y: 2}", "[1,2]", "\"p,q\"");
        assertThat(Varied.parse("seeds=-1..x").values()).containsExactly("-1..x");
    }

    @Test
    void a_range_has_both_ends_and_equal_steps() {
        assertThat(Varied.parse("population.miners[0].count=10..30:3"))
                .isEqualTo(new Varied("population.miners[0].count", List.of("10", "20", "30")));
        assertThat(Varied.parse("network.loss=0..0.1:5").values())
                .containsExactly("0", "0.025", "0.05", "0.075", "0.1");
        assertThat(Varied.parse("x=0..1:4").values()).containsExactly("0", "0.333333", "0.666667", "1");
        assertThat(Varied.parse("x=1..-1:3").values()).containsExactly("1", "0", "-1");
    }

    @Test
    void a_range_keeps_its_unit() {
        assertThat(Varied.parse("network.latency-median=10ms..90ms:3").values())
                .containsExactly("10ms", "50ms", "90ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "=1", "x=", "x=1,,2", "x=1,1", "x=1..2", "x=1..2:1", "x=1..2:0", "x=1s..2m:3"})
    void anything_else_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> Varied.parse(text)).isInstanceOf(Failure.class).hasMessageContaining("expected");
    }
}
