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
        JobResult.Measured all = Screening.ofAll(kept, traits, excluding(List.of(), List.of()));
        assertThat(all.errorMicros()).containsExactly(90L, 80L, 70L, 60L, 60L, 50L, 40L);
        assertThat(all.valueMicros()).containsExactly(10L, 11L, 12L, 0L, 13L, 14L);
        assertThat(all.traits()).isEqualTo(traits);
    }

    /**
     * Members 0 to 5 hand in 14 messages, of which all are ordinary; of members' sums up, 20, 22, 18, 60, 24 and 26, the
     * quartiles are 20 and 26 and the fences 11 and 35.
     */
    private static final List<Integer> MAKERS = List.of(0, 1, 2, 3, 4, 5, 3, 0, 1, 3, 2, 4, 5, 3);

    private static final List<Trait> MESSAGES = ups(10, 12, 9, 15, 12, 13, 15, 10, 10, 15, 9, 12, 13, 15);

    @Test
    void messagesOfAMemberAreAddedUpAndAllOfThemStandOutWhenTheMemberDoes() {
        assertThat(Screening.outlying(MESSAGES)).isEmpty();
        List<Trait> likewise = MESSAGES.stream()
                .map(message -> new Trait(message.ups(), message.ups()))
                .toList();
        assertThat(Screening.outlying(likewise, MAKERS)).containsExactly(3, 6, 9, 13);
        List<WeightedUpdate> updates = MAKERS.stream()
                .map(maker -> new WeightedUpdate(new Cid("maps-of-" + maker), 7))
                .toList();
        assertThat(Screening.kept(excluding(updates, MAKERS), likewise))
                .hasSize(10)
                .doesNotContain(new WeightedUpdate(new Cid("maps-of-3"), 7));
    }

    @Test
    void fourMembersAreTooFewHoweverManyMessagesTheySendAndEqualSumsHaveNoRange() {
        List<Integer> four = List.of(0, 1, 2, 3, 0, 1, 2, 3);
        assertThat(Screening.outlying(ups(1, 2, 3, 1_000, 4, 5, 6, 1_000), four))
                .isEmpty();
        List<Integer> six = List.of(0, 0, 1, 1, 2, 2, 3, 4, 5, 5);
        List<Trait> equal = List.of(
                new Trait(1, 3),
                new Trait(4, 2),
                new Trait(2, 1),
                new Trait(3, 4),
                new Trait(5, 5),
                new Trait(0, 0),
                new Trait(5, 5),
                new Trait(5, 5),
                new Trait(900, 900),
                new Trait(100, 100));
        assertThat(Screening.outlying(equal, six)).isEmpty();
    }

    private static Job.Measure excluding(List<WeightedUpdate> updates, List<Integer> makers) {
        return new Job.Measure(
                new Recipe(List.of(new Layer(10, Activation.LINEAR)), 100_000, 0, 32, 1),
                ResidualRules.STRATEGY,
                new Cid("base"),
                updates,
                List.of(),
                AggregationRules.unsaid(),
                Optional.empty(),
                Valuation.unsaid(),
                Outliers.EXCLUDE,
                makers);
    }
}
