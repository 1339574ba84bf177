package assay.domain.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.content.Cid;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScreeningTest {
    private static List<Trait> ups(long... counts) {
        return LongStream.of(counts).mapToObj(ups -> new Trait(ups, 7)).toList();
    }

    private static List<Long> sorted(long... values) {
        return LongStream.of(values).boxed().toList();
    }

    /** Quartiles of two data sets as Moore and McCabe take them (the examples of Wikipedia's article, method 1). */
    @Test
    void quartilesAreThoseOfTheTextbook() {
        assertThat(Screening.doubledMedian(sorted(6, 7, 15, 36, 39))).isEqualTo(2 * 15);
        assertThat(Screening.doubledMedian(sorted(41, 42, 43, 47, 49))).isEqualTo(2 * 43);
        assertThat(Screening.doubledMedian(sorted(7, 15, 36))).isEqualTo(2 * 15);
        assertThat(Screening.doubledMedian(sorted(39, 40, 41))).isEqualTo(2 * 40);
    }

    /** With quartiles 15 and 43 the fences are at 15 − 42 = −27 and 43 + 42 = 85. */
    @Test
    void whatLiesBeyondOneAndAHalfTimesTheRangeStandsOut() {
        assertThat(Screening.outlying(ups(6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49)))
                .isEmpty();
        assertThat(Screening.outlying(ups(6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 85)))
                .isEmpty();
        assertThat(Screening.outlying(ups(6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 86)))
                .containsExactly(10);
    }

    @Test
    void withFewerThanFiveOrWithoutAnyRangeNothingStandsOut() {
        assertThat(Screening.outlying(ups(1, 2, 3, 1_000))).isEmpty();
        assertThat(Screening.outlying(ups(5, 5, 5, 5, 5, 1_000))).isEmpty();
        assertThat(Screening.outlying(ups(1, 2, 3, 4, 5, 1_000))).containsExactly(5);
    }

    @Test
    void whatDoesNotCountChangesNothingAndIsWorthNothing() {
        List<Trait> traits = ups(1, 2, 3, 1_000, 4, 5);
        JobResult.Measured kept = new JobResult.Measured(
                List.of(90L, 80L, 70L, 60L, 50L, 40L),
                List.of(9L, 8L, 7L, 6L, 5L, 4L),
                new Cid("m"),
                Optional.empty(),
                List.of(10L, 11L, 12L, 13L, 14L),
                0);
        JobResult.Measured all = Screening.ofAll(kept, traits, Outliers.EXCLUDE);
        assertThat(all.errorMicros()).containsExactly(90L, 80L, 70L, 60L, 60L, 50L, 40L);
        assertThat(all.valueMicros()).containsExactly(10L, 11L, 12L, 0L, 13L, 14L);
        assertThat(all.traits()).isEqualTo(traits);
    }
}
