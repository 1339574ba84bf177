package assay.domain.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.domain.entity.EntityId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReputationTest {
    private static final EntityId TASK = EntityId.parse("task/t-1");
    private static final long ONE = 1_000_000;

    private static Reputation of(long good, long bad) {
        return new Reputation(good * ONE, bad * ONE, 0, 9, List.of());
    }

    private static Rating rating(long epoch, Testimony... deeds) {
        return new Rating(TASK, "TaskClosed", List.of(deeds), epoch);
    }

    /**
     * A. Jøsang, R. Ismail, The beta reputation system, 2002, section 2: seven outcomes of one kind and one of the other
     * make f(p | 8, 2), whose expectation is 0.8.
     */
    @Test
    void the_expectation_after_seven_good_and_one_bad_outcome_is_that_of_the_paper() {
        assertThat(of(7, 1).expectedMicros()).isEqualTo(800_000);
        assertThat(Reputation.unsaid().expectedMicros()).isEqualTo(500_000);
    }

    /** The same paper, forgetting: n equal ratings under a factor λ weigh (1 − λⁿ) / (1 − λ), at most 1 / (1 − λ). */
    @Test
    void with_forgetting_evidence_grows_as_the_geometric_series() {
        Reputation known = Reputation.unsaid();
        for (int epoch = 1; epoch <= 400; epoch++) known = known.with(rating(epoch, new Testimony(Deed.ANSWERED, 5)));
        assertThat(known.goodMicros()).isCloseTo(20 * ONE, within(30L));
        Reputation ten = Reputation.unsaid();
        for (int epoch = 1; epoch <= 10; epoch++) ten = ten.with(rating(epoch, new Testimony(Deed.ANSWERED, 1)));
        double series = (1 - StrictMath.pow(0.95, 10)) / 0.05;
        assertThat((double) ten.goodMicros() / ONE).isCloseTo(series, within(1e-4));
    }

    @Test
    void nothing_is_better_than_a_new_name_only_for_who_has_no_more_to_show() {
        assertThat(Reputation.unsaid().lowerBoundMicros()).isZero();
        for (int good = 0; good <= 40; good++) {
            for (int bad = 0; bad <= 40; bad++) {
                double alpha = good + 1;
                double beta = bad + 1;
                double n = alpha + beta;
                double bound = alpha / n - StrictMath.sqrt(3 * alpha * beta / (n * n * (n + 1)));
                assertThat((double) of(good, bad).lowerBoundMicros() / ONE)
                        .as("%d good, %d bad", good, bad)
                        .isCloseTo(Math.max(0, bound), within(3e-6));
            }
        }
        // An offender with nothing good to show is where everybody begins; one with a record is above a new name.
        assertThat(of(0, 5).lowerBoundMicros()).isZero();
        assertThat(of(6, 3).lowerBoundMicros()).isPositive();
    }

    @Test
    void a_task_weighs_one_however_long_it_was_and_a_slash_three() {
        Rating mixed = rating(4, new Testimony(Deed.ANSWERED, 6), new Testimony(Deed.SILENT, 2));
        assertThat(mixed.goodMicros()).isEqualTo(750_000);
        assertThat(mixed.badMicros()).isEqualTo(250_000);
        assertThat(rating(4, new Testimony(Deed.SLASHED, 1)).badMicros()).isEqualTo(3 * ONE);
        Reputation known = Reputation.unsaid().with(mixed).with(rating(4, new Testimony(Deed.AGREED, 3)));
        assertThat(known.goodMicros()).isEqualTo(1_750_000);
        assertThat(known.badMicros()).isEqualTo(250_000);
        assertThat(known.latest()).extracting(Rating::by).containsOnly(TASK);
    }

    @Test
    void evidence_fades_and_the_number_of_ratings_does_not() {
        Reputation known = Reputation.unsaid();
        for (int i = 0; i < 3; i++) known = known.with(rating(10, new Testimony(Deed.SILENT, 1)));
        Reputation later = known.in(10 + 14);
        assertThat(later.badMicros()).isCloseTo(1_463_000, within(1_000L));
        assertThat(later.in(10_000).badMicros()).isZero();
        assertThat(later.in(10_000).newcomer()).isFalse();
        assertThat(later.in(3)).isEqualTo(later);
        assertThat(Reputation.epoch(Instant.parse("1970-01-03T05:00:00Z"))).isEqualTo(2);
    }

    @Test
    void only_the_last_ratings_are_kept_with_their_words() {
        Reputation known = Reputation.unsaid();
        for (int i = 0; i < 40; i++) known = known.with(rating(i, new Testimony(Deed.ACCEPTED, 1)));
        assertThat(known.ratings()).isEqualTo(40);
        assertThat(known.latest()).extracting(Rating::epoch).hasSize(16).endsWith(39L);
    }
}
