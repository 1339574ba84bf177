package assay.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CreditsTest {
    @Test
    void anAmountIsReadAndWrittenWithSixDecimals() {
        assertThat(Credits.parse("12.5")).isEqualTo(Credits.micros(12_500_000)).hasToString("12.500000");
        assertThat(Credits.parse("0.000001")).isEqualTo(Credits.micros(1));
        assertThat(Credits.parse(Credits.micros(Long.MAX_VALUE).toString())).isEqualTo(Credits.micros(Long.MAX_VALUE));
    }

    @Test
    void anAmountIsExactOrItIsNone() {
        assertThatThrownBy(() -> Credits.parse("0.0000001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Credits.parse("9223372036855")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Credits.parse("1,5")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void anAmountIsNeverNegativeAndNeverOverflows() {
        assertThatThrownBy(() -> Credits.micros(-1)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Credits.of(1).minus(Credits.of(2))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Credits.micros(Long.MAX_VALUE).plus(Credits.micros(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Credits.of(Long.MAX_VALUE / 1000)).isInstanceOf(ArithmeticException.class);
    }
}
