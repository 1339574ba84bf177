package assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.content.MemoryStore;
import assay.domain.content.Cid;
import assay.domain.training.AggregationRules;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Strategy;
import assay.domain.training.Valuation;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rounds of real training on the bundled digits under every strategy, with and without somebody who poisons. */
class StrategiesOnDigitsTest {
    private static final int MEMBERS = 6;

    private final MemoryStore store = new MemoryStore();
    private final NdTrainer trainer = new NdTrainer(store);
    private final Contents contents = new Contents(store);

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void every_strategy_learns_from_honest_members(Strategy strategy) throws Exception {
        assertThat(errorAfter(strategy, 4, false)).isLessThan(200_000);
    }

    @Test
    void one_who_sends_ten_times_the_opposite_ruins_the_mean_and_not_the_robust_strategies() throws Exception {
        assertThat(errorAfter(Strategy.WEIGHTED_MEAN, 3, true)).isGreaterThan(500_000);
        for (Strategy robust :
                List.of(Strategy.COORDINATE_MEDIAN, Strategy.TRIMMED_MEAN, Strategy.KRUM, Strategy.MULTI_KRUM)) {
            assertThat(errorAfter(robust, 3, true)).as(robust.word()).isLessThan(150_000);
        }
    }

    @Test
    void measuring_gives_the_state_that_aggregating_gives_and_goes_on_from_the_last() throws Exception {
        JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(Plans.DIGITS, Plans.TYPICAL));
        AggregationRules rules = rules(Strategy.FEDADAM);
        List<WeightedUpdate> updates = updates(prepared, prepared.model(), Strategy.FEDADAM, 1, false);
        Job.Aggregate job = new Job.Aggregate("fedadam", prepared.model(), updates, rules, Optional.empty());
        JobResult.Aggregated made = (JobResult.Aggregated) trainer.run(job);
        JobResult.Measured measured = measured(prepared, prepared.model(), Strategy.FEDADAM, updates, Optional.empty());
        assertThat(made.state()).isPresent().isEqualTo(measured.state());
        assertThat(made.model()).isEqualTo(measured.aggregate());
        Job.Aggregate next = new Job.Aggregate("fedadam", prepared.model(), updates, rules, made.state());
        assertThat(trainer.run(next)).isNotEqualTo(made);
        Job.Aggregate none = new Job.Aggregate("fedadam", prepared.model(), List.of(), rules, made.state());
        assertThat(trainer.run(none)).isEqualTo(new JobResult.Aggregated(prepared.model(), made.state()));
    }

    @Test
    void an_update_that_would_overflow_the_server_comes_to_nothing() throws Exception {
        JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(Plans.DIGITS, Plans.TYPICAL));
        JobResult.Trained honest = trained(prepared, prepared.model(), Strategy.FEDAVGM, 0, 1);
        Job forge = new Job.Forge(prepared.model(), honest, Long.MAX_VALUE, 0, 1);
        JobResult.Trained huge = (JobResult.Trained) trainer.run(forge);
        AggregationRules rules = AggregationRules.unsaid().withServerRate(Long.MAX_VALUE);
        Cid before = prepared.model();
        Cid model = before;
        Optional<Cid> state = Optional.empty();
        for (int i = 0; i < 6; i++) {
            before = model;
            WeightedUpdate update = new WeightedUpdate(huge.update(), 1);
            Job.Aggregate job = new Job.Aggregate("fedavgm", before, List.of(update), rules, state);
            JobResult.Aggregated made = (JobResult.Aggregated) trainer.run(job);
            model = made.model();
            state = made.state();
        }
        // It grew until nothing came of it any more.
        assertThat(model).isEqualTo(before).isNotEqualTo(prepared.model());
    }

    @Test
    void the_proximal_term_keeps_training_near_the_model_it_started_from() throws Exception {
        JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(Plans.DIGITS, Plans.TYPICAL));
        double last = Double.MAX_VALUE;
        for (long proximal : new long[] {0, 100_000, 1_000_000, 10_000_000}) {
            Job job = new Job.Train(Plans.TYPICAL, prepared.model(), prepared.training(), 1, proximal);
            Cid update = ((JobResult.Trained) trainer.run(job)).update();
            double distance = Vectors.squaredDistance(model(prepared.model()), model(update));
            assertThat(distance).isLessThan(last);
            last = distance;
        }
    }

    private Parameters model(Cid cid) throws Exception {
        return contents.model(cid);
    }

    private long errorAfter(Strategy strategy, int rounds, boolean poisoned) throws JobFailed {
        JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(Plans.DIGITS, Plans.TYPICAL));
        Cid model = prepared.model();
        Optional<Cid> state = Optional.empty();
        long error = 1_000_000;
        for (int round = 1; round <= rounds; round++) {
            List<WeightedUpdate> updates = updates(prepared, model, strategy, round, poisoned);
            JobResult.Measured measured = measured(prepared, model, strategy, updates, state);
            assertThat(measured.state().isPresent())
                    .isEqualTo(strategy == Strategy.FEDADAM || strategy == Strategy.FEDAVGM);
            model = measured.aggregate();
            state = measured.state();
            error = measured.errorMicros().get(MEMBERS);
        }
        return error;
    }

    private List<WeightedUpdate> updates(
            JobResult.Prepared prepared, Cid model, Strategy strategy, int round, boolean poisoned) throws JobFailed {
        List<WeightedUpdate> updates = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            JobResult.Trained trained = trained(prepared, model, strategy, member, round);
            if (poisoned && member == 2) {
                trained = (JobResult.Trained) trainer.run(new Job.Forge(model, trained, -10_000_000, 0, round));
            }
            updates.add(new WeightedUpdate(trained.update(), trained.samples()));
        }
        return updates;
    }

    private JobResult.Trained trained(JobResult.Prepared prepared, Cid model, Strategy strategy, int member, int round)
            throws JobFailed {
        long proximal = strategy == Strategy.FEDPROX ? 10_000 : 0;
        return (JobResult.Trained) trainer.run(new Job.Train(
                Plans.TYPICAL,
                model,
                prepared.training().subList(member, member + 1),
                100L * round + member,
                proximal));
    }

    private JobResult.Measured measured(
            JobResult.Prepared prepared,
            Cid model,
            Strategy strategy,
            List<WeightedUpdate> updates,
            Optional<Cid> state)
            throws JobFailed {
        return (JobResult.Measured) trainer.run(new Job.Measure(
                Plans.TYPICAL,
                strategy.word(),
                model,
                updates,
                prepared.validation(),
                rules(strategy),
                state,
                Valuation.unsaid()));
    }

    private static AggregationRules rules(Strategy strategy) {
        AggregationRules usual = AggregationRules.unsaid();
        return strategy == Strategy.FEDADAM ? usual.withServerRate(30_000) : usual;
    }
}
