package assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.content.MemoryStore;
import assay.domain.training.AggregationRules;
import assay.domain.training.Extent;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Valuation;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What real updates on real data are worth. */
class UpdateValuesTest {
    private static final long ONE = 1_000_000;

    private final NdTrainer trainer = new NdTrainer(new MemoryStore());
    private JobResult.Prepared prepared;
    private JobResult.Trained honest;
    private JobResult.Trained idle;
    private JobResult.Trained poisoned;

    @BeforeEach
    void train() throws JobFailed {
        prepared = run(new Job.Prepare(Plans.DIGITS, Plans.TYPICAL));
        honest = own(1);
        idle = run(new Job.Forge(prepared.model(), honest, 0, 0, 1));
        poisoned = run(new Job.TrainMislabelled(
                new Job.TrainOwn(Plans.TYPICAL, prepared.model(), Plans.DIGITS, 2, 4, new Extent(0, ONE), 7)));
    }

    @Test
    void shapley_values_add_up_to_what_the_round_gained_and_tell_good_from_idle_from_bad() throws JobFailed {
        List<WeightedUpdate> updates = List.of(weighted(honest), weighted(own(3)), weighted(idle), weighted(poisoned));
        JobResult.Measured measured = measured(updates, Valuation.Method.SHAPLEY);
        List<Long> values = measured.valueMicros();
        long gained = measured.errorMicros().get(0) - measured.errorMicros().get(4);
        assertThat(values.stream().mapToLong(Long::longValue).sum()).isCloseTo(gained, Offset.offset(4L));
        assertThat(values.get(0)).isGreaterThan(values.get(2)).isPositive();
        assertThat(values.get(1)).isGreaterThan(values.get(2)).isPositive();
        assertThat(values.get(3)).isLessThan(values.get(2));
        assertThat(measured.valueErrorMicros()).isZero();
    }

    @Test
    void leave_one_out_is_what_is_lost_without_an_update() throws JobFailed {
        List<WeightedUpdate> updates = List.of(weighted(honest), weighted(poisoned));
        JobResult.Measured measured = measured(updates, Valuation.Method.LEAVE_ONE_OUT);
        JobResult.Measured without = measured(List.of(weighted(poisoned)), Valuation.Method.NONE);
        assertThat(measured.valueMicros().get(0))
                .isEqualTo(without.errorMicros().get(1) - measured.errorMicros().get(2));
        assertThat(without.valueMicros()).isEmpty();
    }

    @Test
    void alone_an_update_is_worth_what_its_own_model_gains() throws JobFailed {
        JobResult.Measured measured = measured(List.of(weighted(honest), weighted(poisoned)), Valuation.Method.ALONE);
        assertThat(measured.valueMicros().get(0))
                .isEqualTo(
                        measured.errorMicros().get(0) - measured.errorMicros().get(1));
    }

    @Test
    void what_is_no_update_is_worth_nothing_and_changes_nobody_elses_value() throws JobFailed {
        WeightedUpdate nothing = new WeightedUpdate(prepared.hidden().get(0).address(), 10);
        List<Long> values = measured(List.of(weighted(honest), nothing), Valuation.Method.SHAPLEY)
                .valueMicros();
        List<Long> alone =
                measured(List.of(weighted(honest)), Valuation.Method.SHAPLEY).valueMicros();
        assertThat(values).containsExactly(alone.get(0), 0L);
    }

    @Test
    void more_updates_than_can_be_valued_by_every_coalition_are_sampled_alike_by_everybody() throws JobFailed {
        List<WeightedUpdate> updates = new ArrayList<>();
        for (int seed = 1; seed <= 13; seed++) {
            updates.add(weighted(run(new Job.Forge(prepared.model(), honest, ONE, 1_000, seed))));
        }
        JobResult.Measured measured = measured(updates, Valuation.Method.SHAPLEY);
        assertThat(measured.valueErrorMicros()).isPositive();
        assertThat(measured(updates, Valuation.Method.SHAPLEY)).isEqualTo(measured);
    }

    private JobResult.Measured measured(List<WeightedUpdate> updates, Valuation.Method method) throws JobFailed {
        return run(new Job.Measure(
                Plans.TYPICAL,
                "weighted-mean",
                prepared.model(),
                updates,
                prepared.validation(),
                AggregationRules.unsaid(),
                Optional.empty(),
                new Valuation(method, 20, 1_000, 5)));
    }

    private JobResult.Trained own(long seed) throws JobFailed {
        int part = (int) seed % 4;
        return run(new Job.TrainOwn(Plans.TYPICAL, prepared.model(), Plans.DIGITS, part, 4, new Extent(0, ONE), seed));
    }

    private static WeightedUpdate weighted(JobResult.Trained trained) {
        return new WeightedUpdate(trained.update(), trained.samples());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <R extends JobResult> R run(Job job) throws JobFailed {
        return (R) trainer.run(job);
    }
}
