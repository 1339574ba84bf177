package assay.domain.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.training.Valuation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class ShapleyTest {
    private static final long ONE = 1_000_000;

    /** Costs of four runways, told of by many: 8, 11, 13 and 18. */
    private static final long[] RUNWAYS = {8, 11, 13, 18};

    /** The glove game: two left gloves, one right glove, a pair is worth 1. Shapley's values are 1/6, 1/6 and 4/6. */
    @Test
    void the_only_right_glove_is_worth_four_sixths() {
        Game<RuntimeException> gloves = game(3, hands -> hands.get(2) && (hands.get(0) || hands.get(1)) ? ONE : 0);
        assertThat(Shapley.exact(gloves)).isEqualTo(new Values(List.of(166_667L, 166_667L, 666_667L), 0, 7));
    }

    /**
     * The airport game (S. C. Littlechild, G. Owen, A simple expression for the Shapley value in a special case, 1973): a
     * runway costs what its largest aeroplane needs, and who needs more shares each further stretch with those who need
     * it too: 8/4, + 3/3, + 2/2, + 5/1.
     */
    @Test
    void each_stretch_of_a_runway_is_paid_by_those_who_need_it() {
        assertThat(Shapley.exact(airport(RUNWAYS)).micros()).containsExactly(-2 * ONE, -3 * ONE, -4 * ONE, -9 * ONE);
    }

    @Test
    void the_same_formula_gives_the_exact_values_of_twelve_runways() {
        long[] costs = {3, 3, 5, 8, 9, 12, 12, 17, 20, 21, 30, 41};
        List<Long> exact = Shapley.exact(airport(costs)).micros();
        for (int i = 0; i < costs.length; i++) {
            assertThat(exact.get(i)).as("aeroplane %d", i).isCloseTo(simple(costs, i), within(1));
        }
    }

    @Test
    void values_add_up_to_the_worth_of_all_and_equals_get_the_same_and_who_brings_nothing_gets_nothing() {
        for (long seed = 1; seed <= 50; seed++) {
            int players = 2 + (int) (seed % 7);
            Game<RuntimeException> drawn = drawn(players, seed);
            // Player 0 doubles as player "players": equal in every coalition; the one after that never counts.
            Game<RuntimeException> more = game(players + 2, members -> {
                BitSet known = members.get(0, players);
                known.set(0, members.get(0) || members.get(players));
                return drawn.worthMicros(known);
            });
            List<Long> values = Shapley.exact(more).micros();
            assertThat(values.get(0)).as("equals, seed %d", seed).isEqualTo(values.get(players));
            assertThat(values.get(players + 1)).as("null player, seed %d", seed).isZero();
            BitSet all = new BitSet();
            all.set(0, players + 2);
            long sum = values.stream().mapToLong(Long::longValue).sum();
            assertThat(sum).as("efficiency, seed %d", seed).isCloseTo(more.worthMicros(all), within(players + 2));
        }
    }

    @Test
    void values_of_two_games_together_are_the_sums_of_their_values() {
        Game<RuntimeException> one = drawn(6, 1);
        Game<RuntimeException> other = drawn(6, 2);
        List<Long> both = Shapley.exact(game(6, members -> one.worthMicros(members) + other.worthMicros(members)))
                .micros();
        for (int i = 0; i < 6; i++) {
            long sum = Shapley.exact(one).micros().get(i)
                    + Shapley.exact(other).micros().get(i);
            assertThat(both.get(i)).isCloseTo(sum, within(1));
        }
    }

    @Test
    void more_players_than_can_be_valued_one_by_one_are_refused() {
        assertThatThrownBy(() -> Shapley.exact(drawn(13, 1))).hasMessageContaining("13 players");
    }

    @Test
    void a_sample_of_all_orders_is_near_the_exact_values_as_often_as_its_error_says() {
        long[] costs = {3, 3, 5, 8, 9, 12, 12, 17, 20, 21, 30, 41, 44, 50, 52};
        int within = 0;
        int told = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Values sampled = Shapley.sampled(airport(costs), 100, 0, seed);
            for (int i = 0; i < costs.length; i++) {
                told++;
                long off = Math.abs(sampled.micros().get(i) - simple(costs, i));
                if (off <= 2 * sampled.errorMicros()) within++;
            }
        }
        // Two standard errors cover 95 % of normal estimates; the error told is the largest of any player.
        assertThat(within / (double) told).isGreaterThan(0.95);
    }

    @Test
    void the_error_of_sampling_goes_down_with_the_square_root_of_the_orders() {
        long[] costs = {3, 3, 5, 8, 9, 12, 12, 17, 20, 21, 30, 41, 44, 50, 52};
        double few = 0;
        double many = 0;
        for (long seed = 1; seed <= 20; seed++) {
            few += Shapley.sampled(airport(costs), 50, 0, seed).errorMicros();
            many += Shapley.sampled(airport(costs), 800, 0, seed).errorMicros();
        }
        // Sixteen times the orders: a quarter of the error.
        assertThat(few / many).isBetween(3.5, 4.5);
    }

    @Test
    void sampled_values_add_up_to_the_worth_of_all() {
        Values sampled = Shapley.sampled(airport(RUNWAYS), 77, 0, 5);
        assertThat(sampled.micros().stream().mapToLong(Long::longValue).sum()).isCloseTo(-18 * ONE, within(4));
    }

    @Test
    void cutting_orders_short_saves_coalitions_and_moves_no_value_by_more_than_the_tolerance() {
        long[] worth = new long[20];
        for (int i = 0; i < worth.length; i++) worth[i] = ONE >> i;
        Game<RuntimeException> quickly = game(
                worth.length,
                members -> members.stream().mapToLong(i -> worth[i]).sum());
        Values whole = Shapley.sampled(quickly, 100, 0, 3);
        Values cut = Shapley.sampled(quickly, 100, 10_000, 3);
        assertThat(cut.coalitions()).isLessThan(whole.coalitions());
        for (int i = 0; i < worth.length; i++) {
            assertThat(cut.micros().get(i)).isCloseTo(whole.micros().get(i), within(10_000));
        }
    }

    @Test
    void the_same_seed_draws_the_same_orders_and_another_seed_others() {
        Values one = Shapley.sampled(drawn(14, 1), 20, 0, 1);
        assertThat(Shapley.sampled(drawn(14, 1), 20, 0, 1)).isEqualTo(one);
        assertThat(Shapley.sampled(drawn(14, 1), 20, 0, 2).micros()).isNotEqualTo(one.micros());
    }

    @Test
    void every_order_of_three_is_drawn_equally_often() {
        Orders orders = new Orders(3, 1);
        int[] seen = new int[27];
        for (int i = 0; i < 6_000; i++) {
            int[] order = orders.next();
            seen[9 * order[0] + 3 * order[1] + order[2]]++;
        }
        int different = 0;
        for (int count : seen) {
            if (count == 0) continue;
            different++;
            // 1000 expected, with a deviation of 29.
            assertThat(count).isBetween(870, 1130);
        }
        assertThat(different).isEqualTo(6);
    }

    /** By hand: of two equal gloves neither is missed; alone, none is worth anything. */
    @Test
    void leave_one_out_gives_nothing_to_either_of_two_equals_and_shapley_gives_both() {
        Game<RuntimeException> gloves = game(3, hands -> hands.get(2) && (hands.get(0) || hands.get(1)) ? ONE : 0);
        assertThat(Worth.leaveOneOut(gloves)).isEqualTo(new Values(List.of(0L, 0L, ONE), 0, 4));
        assertThat(Worth.alone(gloves)).isEqualTo(new Values(List.of(0L, 0L, 0L), 0, 3));
    }

    @Test
    void a_task_names_the_method_and_nothing_is_valued_when_it_names_none() {
        Game<RuntimeException> airport = airport(RUNWAYS);
        assertThat(Worth.of(airport, Valuation.unsaid()).micros()).isEmpty();
        assertThat(Worth.of(airport, new Valuation(Valuation.Method.SHAPLEY, 1, 0, 1)))
                .isEqualTo(Shapley.exact(airport));
        assertThat(Worth.of(airport, new Valuation(Valuation.Method.LEAVE_ONE_OUT, 1, 0, 1))
                        .micros())
                .containsExactly(0L, 0L, 0L, -5 * ONE);
        assertThat(Worth.of(drawn(13, 1), new Valuation(Valuation.Method.SHAPLEY, 9, 0, 1))
                        .errorMicros())
                .isPositive();
    }

    /** Littlechild and Owen: Σ over the stretches up to its own, each divided by how many need it. */
    private static long simple(long[] sortedCosts, int player) {
        double share = 0;
        for (int k = 0; k <= player; k++) {
            share += (sortedCosts[k] - (k == 0 ? 0 : sortedCosts[k - 1])) / (double) (sortedCosts.length - k);
        }
        return -Math.round(share * ONE);
    }

    private static Game<RuntimeException> airport(long[] costs) {
        return game(
                costs.length,
                members ->
                        -ONE * members.stream().mapToLong(i -> costs[i]).max().orElse(0));
    }

    private static Game<RuntimeException> drawn(int players, long seed) {
        List<Long> worths = new ArrayList<>();
        Random random = new Random(seed);
        for (int i = 0; i < 1 << players; i++) worths.add(i == 0 ? 0 : (long) random.nextInt(1_000_000));
        return game(players, members -> worths.get(members.isEmpty() ? 0 : (int) members.toLongArray()[0]));
    }

    private static Game<RuntimeException> game(int players, ToLongFunction<BitSet> worth) {
        return new Game<>() {
            @Override
            public int players() {
                return players;
            }

            @Override
            public long worthMicros(BitSet coalition) {
                return worth.applyAsLong(coalition);
            }
        };
    }

    private static org.assertj.core.data.Offset<Long> within(long by) {
        return org.assertj.core.data.Offset.offset(by);
    }
}
