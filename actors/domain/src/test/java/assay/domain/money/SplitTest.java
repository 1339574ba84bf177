package assay.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void aShareIsFlooredAndTakenInFullWidth() {
        assertThat(Split.share(Credits.micros(10), 2, 3)).isEqualTo(Credits.micros(6));
        Credits most = Credits.micros(Long.MAX_VALUE);
        assertThat(Split.share(most, 1_000_000, 1_000_000)).isEqualTo(most);
        assertThatThrownBy(() -> Split.share(most, 1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Split.share(most, -1, 2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void theLargestRemaindersAreServedFirstAndTiesInTheOrderOfTheList() {
        assertThat(Split.proportionally(Credits.micros(10), List.of(1L, 1L, 1L)))
                .containsExactly(Credits.micros(4), Credits.micros(3), Credits.micros(3));
        assertThat(Split.proportionally(Credits.micros(10), List.of(1L, 2L, 4L)))
                .containsExactly(Credits.micros(1), Credits.micros(3), Credits.micros(6));
    }

    @Test
    void nobodyHasAnythingWhereAllWeightsAreZero() {
        assertThat(Split.proportionally(Credits.of(1), List.of(0L, 0L))).containsExactly(Credits.ZERO, Credits.ZERO);
        assertThat(Split.proportionally(Credits.of(1), List.of())).isEmpty();
    }

    @Test
    void weightsMayAddUpToMoreThanALongHolds() {
        long most = Long.MAX_VALUE;
        assertThat(Split.proportionally(9, new long[] {most, most, 2})).containsExactly(5, 4, 0);
        assertThat(Split.proportionally(most, new long[] {1, 1})).containsExactly(most / 2 + 1, most / 2);
    }

    @Test
    void partsAddUpAndStayWithinOneUnitOfTheirExactShare() {
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            long total = random.nextBoolean() ? random.nextInt(100) : random.nextLong() >>> 1;
            List<Long> weights = new ArrayList<>();
            int n = 1 + random.nextInt(12);
            for (int i = 0; i < n; i++)
                weights.add(random.nextInt(3) == 0 ? 0L : random.nextLong() >>> random.nextInt(1, 62));
            BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
            if (sum.signum() == 0) continue;
            List<Credits> parts = Split.proportionally(Credits.micros(total), weights);
            BigInteger given = BigInteger.ZERO;
            for (int i = 0; i < n; i++) {
                BigInteger part = BigInteger.valueOf(parts.get(i).micros());
                BigInteger floor = BigInteger.valueOf(total)
                        .multiply(BigInteger.valueOf(weights.get(i)))
                        .divide(sum);
                assertThat(part.subtract(floor))
                        .as("seed %d part %d", seed, i)
                        .isBetween(BigInteger.ZERO, BigInteger.ONE);
                if (weights.get(i) == 0)
                    assertThat(part).as("seed %d part %d", seed, i).isZero();
                given = given.add(part);
            }
            assertThat(given).as("seed %d sum", seed).isEqualTo(BigInteger.valueOf(total));
        }
    }
}
