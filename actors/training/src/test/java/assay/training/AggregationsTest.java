package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.domain.training.AggregationRules;
import assay.domain.training.JobFailed;
import assay.domain.training.Strategy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every strategy against numbers worked out by hand from its definition. */
class AggregationsTest {
    private static final AggregationRules USUAL = AggregationRules.unsaid();

    @Test
    void krum_takes_the_update_with_the_nearest_neighbours() throws Exception {
        // n = 5, f = 1: the two nearest of each. By squares of differences of 0, 1, 3, 4.5, 20:
        // 0: 1 + 9 = 10; 1: 1 + 4 = 5; 3: 4 + 2.25 = 6.25; 4.5: 2.25 + 12.25 = 14.5; 20: 240.25 + 289 = 529.25.
        Krum krum = new Krum(model(0), 1, 1);
        for (float each : new float[] {0, 1, 3, 4.5f, 20}) krum.add("update", model(each), 1);
        assertThat(krum.scores()).containsExactly(10, 5, 6.25, 14.5, 529.25);
        assertThat(values(krum)).containsExactly(1);
    }

    @Test
    void multi_krum_takes_the_mean_of_the_best() throws Exception {
        Aggregation multi = start("multi-krum", USUAL);
        add(multi, 0, 1, 3, 4.5f, 20);
        // The three best scores above are those of 1, 3 and 0.
        assertThat(values(multi)).containsExactly(4 / 3f);
    }

    @Test
    void krum_bears_fewer_arbitrary_updates_when_there_are_fewer_than_two_for_each_and_three() throws Exception {
        Krum krum = new Krum(model(0), 2, 1);
        krum.add("a", model(8), 1);
        assertThat(values(krum)).containsExactly(8);
        krum.add("b", model(4), 1);
        assertThat(values(krum)).containsExactly(6);
        // Three bear none: each is judged by its nearest neighbour, and the first of equals is taken.
        krum.add("c", model(7), 1);
        assertThat(krum.scores()).containsExactly(1, 9, 1);
        assertThat(values(krum)).containsExactly(8);
    }

    @Test
    void the_median_goes_parameter_by_parameter_and_samples_do_not_count() throws Exception {
        Aggregation median = Ordered.median(model(0, 0));
        median.add("a", model(1, 90), 1);
        median.add("b", model(5, 20), 1_000_000);
        median.add("c", model(2, 30), 1);
        assertThat(values(median)).containsExactly(2, 30);
        median.add("d", model(100, -7), 1);
        assertThat(values(median)).containsExactly(3.5f, 25);
    }

    @Test
    void the_trimmed_mean_leaves_out_as_many_at_either_end() throws Exception {
        // ⌊0.2 · 6⌋ = 1 at either end leaves 1, 2, 3, 6.
        Aggregation trimmed = start("trimmed-mean", USUAL);
        add(trimmed, 3, -50, 1, 900, 2, 6);
        assertThat(values(trimmed)).containsExactly(3);
        // Of four, ⌊0.8⌋ = 0: nothing is left out.
        Aggregation few = start("trimmed-mean", USUAL);
        add(few, 3, 1, 900, 2);
        assertThat(values(few)).containsExactly(226.5f);
    }

    @Test
    void server_momentum_adds_what_is_kept_of_the_step_before() throws Exception {
        // β = 0.9, η = 1. First round: from 10 to a mean of 12, v = 2. Second: from 12 to 11, v = 0.9 · 2 − 1 = 0.8.
        Aggregation first = Aggregations.named("fedavgm", model(10), USUAL, Optional.empty());
        first.add("a", model(11), 1);
        first.add("b", model(12.5f), 2);
        assertThat(values(first)).containsExactly(12);
        Aggregation second = Aggregations.named("fedavgm", model(12), USUAL, first.state());
        second.add("c", model(11), 1);
        assertThat(values(second)).containsExactly(12.8f);
        assertThat(second.state().orElseThrow().tensors().get(0).elements).containsExactly(0.8f);
    }

    @Test
    void adam_on_the_server_moves_as_algorithm_two_says() throws Exception {
        // η = 0.1, β₁ = 0.9, β₂ = 0.99, τ = 0.001. Δ = 0.5: m = 0.05, v = 0.99 · 10⁻⁶ + 0.01 · 0.25 = 0.00250099,
        // w = 1 + 0.1 · 0.05 / (√0.00250099 + 0.001) = 1 + 0.005 / 0.0510099.
        AggregationRules rules = USUAL.withServerRate(100_000);
        Aggregation first = Aggregations.named("fedadam", model(1), rules, Optional.empty());
        first.add("a", model(1.5f), 7);
        assertThat(values(first)[0]).isCloseTo(1 + 0.005f / 0.0510099f, within(1e-6f));
        // Again Δ = 0.5: m = 0.095, v = 0.99 · 0.00250099 + 0.0025 = 0.00497598.
        Aggregation second = Aggregations.named("fedadam", model(1), rules, first.state());
        second.add("b", model(1.5f), 7);
        assertThat(values(second)[0]).isCloseTo((float) (1 + 0.0095 / (Math.sqrt(0.00497598) + 0.001)), within(1e-6f));
    }

    @Test
    void an_update_beyond_the_bound_counts_for_nothing_or_is_drawn_back_to_it() throws Exception {
        Parameters base = model(1, 1);
        Aggregation strict =
                Aggregations.named("weighted-mean", base, USUAL.withBound(5_000_000, false), Optional.empty());
        strict.add("near", model(4, 5), 1);
        assertThatThrownBy(() -> strict.add("far", model(7, 9), 1))
                .isInstanceOf(JobFailed.class)
                .hasMessageContaining("is 10.0 from the model it started from, expected at most 5.0");
        assertThat(values(strict)).containsExactly(4, 5);
        Aggregation clipping =
                Aggregations.named("weighted-mean", base, USUAL.withBound(5_000_000, true), Optional.empty());
        clipping.add("far", model(7, 9), 1);
        assertThat(values(clipping)).containsExactly(4, 5);
    }

    @Test
    void krum_and_the_median_stay_with_the_many_whatever_the_few_send() throws Exception {
        for (String strategy : List.of("krum", "multi-krum", "coordinate-median", "trimmed-mean")) {
            Aggregation aggregation = start(strategy, USUAL);
            add(aggregation, 1, 1.1f, 1_000_000, 0.9f, 1.05f, 0.95f);
            assertThat(values(aggregation)[0]).as(strategy).isBetween(0.9f, 1.1f);
        }
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void the_aggregate_of_equal_updates_is_where_they_are_or_on_the_way_to_it(Strategy strategy) throws Exception {
        Aggregation aggregation =
                Aggregations.named(strategy.word(), model(1), USUAL.withServerRate(100_000), Optional.empty());
        for (int i = 0; i < 5; i++) aggregation.add("update", model(2), 3);
        assertThat(values(aggregation)[0]).isBetween(1.01f, 2f);
    }

    /** In exact arithmetic no strategy goes by the order; sums in the recorded order differ in the last bits at most. */
    @ParameterizedTest
    @EnumSource(Strategy.class)
    void the_order_of_updates_matters_to_no_strategy(Strategy strategy) throws Exception {
        SplitMix64 random = SplitMix64.of(5, "order");
        List<float[]> updates = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            float[] update = new float[20];
            for (int j = 0; j < update.length; j++) update[j] = (float) random.nextGaussian();
            updates.add(update);
        }
        float[] forwards = values(all(strategy, updates));
        Collections.reverse(updates);
        float[] backwards = values(all(strategy, updates));
        for (int i = 0; i < forwards.length; i++) assertThat(backwards[i]).isCloseTo(forwards[i], within(1e-5f));
    }

    @Test
    void a_state_of_another_shape_is_refused() {
        for (String strategy : List.of("fedavgm", "fedadam")) {
            assertThatThrownBy(() -> Aggregations.named(strategy, model(1), USUAL, Optional.of(model(1, 2))))
                    .isInstanceOf(JobFailed.class)
                    .hasMessageContaining("state of " + strategy);
        }
    }

    private static Aggregation all(Strategy strategy, List<float[]> updates) throws JobFailed {
        Aggregation aggregation = Aggregations.named(
                strategy.word(), model(new float[20]), USUAL.withServerRate(100_000), Optional.empty());
        for (float[] update : updates) aggregation.add("update", model(update), 4);
        return aggregation;
    }

    private static Aggregation start(String strategy, AggregationRules rules) throws JobFailed {
        return Aggregations.named(strategy, model(0), rules, Optional.empty());
    }

    private static void add(Aggregation aggregation, float... updates) throws JobFailed {
        for (float update : updates) aggregation.add("update", model(update), 1);
    }

    private static Parameters model(float... elements) {
        return new Parameters(List.of(new Parameters.Tensor(1, elements.length, elements)));
    }

    private static float[] values(Aggregation aggregation) {
        return aggregation.result().tensors().get(0).elements;
    }
}
