package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.content.MemoryStore;
import assay.domain.content.Cid;
import assay.domain.content.ContentStore;
import assay.domain.training.Activation;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Recipe;
import assay.domain.training.Segment;
import assay.domain.training.WeightedUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NdTrainerTest {
    private static final String MEAN = "weighted-mean";

    private final ContentStore store = new MemoryStore();
    private final NdTrainer trainer = new NdTrainer(store);

    @Test
    void a_small_network_learns_the_handwritten_digits() throws Exception {
        JobResult.Prepared prepared = prepare(6, Plans.TYPICAL);

        JobResult.Trained trained = train(prepared, Plans.TYPICAL, prepared.training(), 1);
        JobResult.Measured measured = measure(prepared.hidden(), prepared.model(), List.of(weighted(trained)));

        assertThat(trained.samples()).isEqualTo(1797 - 269 - 269);
        assertThat(trained.accuracyMicros()).isGreaterThan(950_000);
        assertThat(trained.lossMicros()).isBetween(1L, 300_000L);
        // The initial model guesses; the trained one misses fewer than one in ten of what nobody trained on.
        assertThat(measured.errorMicros().get(0)).isGreaterThan(700_000);
        assertThat(measured.errorMicros().get(1)).isLessThan(100_000);
        assertThat(measured.lossMicros().get(1))
                .isLessThan(measured.lossMicros().get(0));
    }

    @Test
    void federated_rounds_learn_as_well() throws Exception {
        JobResult.Prepared prepared = prepare(6, Plans.TYPICAL);
        Cid model = prepared.model();
        for (int round = 0; round < 2; round++) {
            List<WeightedUpdate> updates = new ArrayList<>();
            for (int miner = 0; miner < 3; miner++) {
                List<Segment> share = prepared.training().subList(2 * miner, 2 * miner + 2);
                updates.add(weighted(run(new Job.Train(Plans.TYPICAL, model, share, round))));
            }
            model = this.<JobResult.Aggregated>run(new Job.Aggregate(MEAN, model, updates))
                    .model();
        }

        JobResult.Measured measured = measure(prepared.validation(), model, List.of());

        assertThat(measured.errorMicros()).singleElement().satisfies(error -> assertThat(error)
                .isLessThan(100_000));
        assertThat(measured.aggregate()).isEqualTo(model);
    }

    @Test
    void equal_jobs_give_equal_addresses_on_any_thread_and_trainer() throws Exception {
        JobResult.Prepared prepared = prepare(6, Plans.TYPICAL);
        Job job = new Job.Train(
                Plans.TYPICAL, prepared.model(), prepared.training().subList(0, 2), 5);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<JobResult>> results = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Callable<JobResult> run = () -> new NdTrainer(store).run(job);
                results.add(threads.submit(run));
            }
            JobResult first = trainer.run(job);
            for (Future<JobResult> result : results) assertThat(result.get()).isEqualTo(first);
        } finally {
            threads.shutdownNow();
        }
        assertThat(prepare(6, Plans.TYPICAL)).isEqualTo(prepared);
    }

    @Test
    void another_seed_gives_another_model() throws Exception {
        JobResult.Prepared prepared = prepare(6, Plans.TYPICAL);

        assertThat(train(prepared, Plans.TYPICAL, prepared.training(), 1).update())
                .isNotEqualTo(
                        train(prepared, Plans.TYPICAL, prepared.training(), 2).update());
    }

    @Test
    void preparing_cuts_every_sample_into_exactly_one_distinct_segment() throws Exception {
        JobResult.Prepared prepared = prepare(10, Plans.TYPICAL);

        List<Segment> all = new ArrayList<>(prepared.training());
        all.addAll(prepared.validation());
        all.addAll(prepared.hidden());
        assertThat(prepared.training()).hasSize(10);
        assertThat(prepared.validation()).isNotEmpty();
        assertThat(prepared.hidden()).isNotEmpty();
        assertThat(new HashSet<>(all)).hasSize(all.size());
        assertThat(new Contents(store).samples(all).count()).isEqualTo(1797);
    }

    @Test
    void one_local_step_on_equal_shards_averages_to_the_step_on_all_of_them() throws Exception {
        // 80 % of 50 samples: two shards of 20, one batch each, against one batch of 40.
        Recipe shardStep = Plans.network(100_000, 0, 20, 1, Activation.TANH, 6, 3);
        Recipe wholeStep = Plans.network(100_000, 0, 40, 1, Activation.TANH, 6, 3);
        JobResult.Prepared prepared = run(new Job.Prepare(Plans.generated("50,4,3", 2), shardStep));

        List<WeightedUpdate> updates = new ArrayList<>();
        for (Segment shard : prepared.training()) {
            updates.add(weighted(train(prepared, shardStep, List.of(shard), 3)));
        }
        JobResult.Aggregated federated = run(new Job.Aggregate(MEAN, prepared.model(), updates));
        Cid central = train(prepared, wholeStep, prepared.training(), 3).update();

        assertThat(updates).allSatisfy(update -> assertThat(update.samples()).isEqualTo(20));
        assertClose(model(federated.model()), model(central), 1e-6f);
    }

    @Test
    void measuring_gives_the_aggregate_that_aggregating_gives_and_one_error_for_every_prefix() throws Exception {
        JobResult.Prepared prepared = prepare(6, Plans.TYPICAL);
        List<WeightedUpdate> updates = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            updates.add(
                    weighted(train(prepared, Plans.TYPICAL, prepared.training().subList(i, i + 1), i)));
        }

        JobResult.Measured measured = measure(prepared.validation(), prepared.model(), updates);
        JobResult.Aggregated aggregated = run(new Job.Aggregate(MEAN, prepared.model(), updates));

        assertThat(measured.aggregate()).isEqualTo(aggregated.model());
        assertThat(measured.errorMicros()).hasSize(4);
        assertThat(measured.lossMicros()).hasSize(4);
        for (int k = 1; k <= 3; k++) {
            Job.Aggregate prefix = new Job.Aggregate(MEAN, prepared.model(), updates.subList(0, k));
            Cid model = this.<JobResult.Aggregated>run(prefix).model();
            JobResult.Measured alone = measure(prepared.validation(), model, List.of());
            assertThat(alone.errorMicros().get(0))
                    .isEqualTo(measured.errorMicros().get(k));
            assertThat(alone.lossMicros().get(0))
                    .isEqualTo(measured.lossMicros().get(k));
        }
    }

    @Test
    void the_mean_is_weighted_by_samples() throws Exception {
        Cid base = put(0, 0);

        JobResult.Aggregated mean = run(new Job.Aggregate(
                MEAN, base, List.of(new WeightedUpdate(put(1, 2), 1), new WeightedUpdate(put(5, -2), 3))));

        assertThat(model(mean.model()).tensors().get(0).elements).containsExactly(4, -1);
    }

    @Test
    void an_update_that_is_missing_malformed_or_of_another_shape_counts_for_nothing() throws Exception {
        Cid base = put(0, 0);
        WeightedUpdate missing = new WeightedUpdate(new MemoryStore().put(new byte[] {7}), 9);
        WeightedUpdate malformed = new WeightedUpdate(store.put(new byte[] {1, 2, 3}), 9);
        Cid othersModel = prepare(6, Plans.TYPICAL).model();
        WeightedUpdate misshapen = new WeightedUpdate(othersModel, 9);
        WeightedUpdate sound = new WeightedUpdate(put(5, -2), 3);

        JobResult.Aggregated mean = run(new Job.Aggregate(MEAN, base, List.of(missing, malformed, sound, misshapen)));

        assertThat(mean.model()).isEqualTo(sound.update());
    }

    @Test
    void aggregating_nothing_gives_the_base() throws Exception {
        Cid base = put(1, 2);

        JobResult.Aggregated none = run(new Job.Aggregate(MEAN, base, List.of()));

        assertThat(none.model()).isEqualTo(base);
    }

    @Test
    void own_data_is_shared_without_overlap_and_never_stored() throws Exception {
        CountingStore counting = new CountingStore(store);
        NdTrainer own = new NdTrainer(counting);
        JobResult.Prepared prepared = prepare(6, Plans.TYPICAL);
        long samples = 0;
        for (int part = 0; part < 4; part++) {
            Job job = new Job.TrainOwn(Plans.TYPICAL, prepared.model(), Plans.DIGITS, part, 4, 1);
            JobResult.Trained trained = (JobResult.Trained) own.run(job);
            assertThat(own.run(job)).isEqualTo(trained);
            samples += trained.samples();
        }

        assertThat(samples).isEqualTo(1797 - 269 - 269);
        // Two runs of four parts, each storing its update and nothing else.
        assertThat(counting.puts).isEqualTo(8);
    }

    @Test
    void a_segment_that_is_not_what_was_offered_is_named() throws Exception {
        JobResult.Prepared prepared = prepare(6, Plans.TYPICAL);
        String promised = prepared.training().get(0).hash();
        Segment exchanged = new Segment(promised, prepared.training().get(1).address());

        assertBad(new Job.Train(Plans.TYPICAL, prepared.model(), List.of(exchanged), 1), promised, "SHA-256");
    }

    @Test
    void missing_content_is_the_environments_fault() throws Exception {
        JobResult.Prepared prepared = prepare(6, Plans.TYPICAL);
        Cid unknown = new MemoryStore().put(new byte[] {1});

        assertThatThrownBy(() -> trainer.run(new Job.Train(Plans.TYPICAL, unknown, prepared.training(), 1)))
                .isInstanceOfSatisfying(
                        JobFailed.class, e -> assertThat(e.fault()).isEqualTo(JobFailed.Fault.ENVIRONMENT))
                .hasMessageContaining(unknown.text());
    }

    @Test
    void a_model_of_another_shape_is_refused() throws Exception {
        JobResult.Prepared prepared = prepare(6, Plans.TYPICAL);
        Recipe other = Plans.network(100_000, 0, 20, 1, Activation.RELU, 16, 10);

        assertBad(new Job.Train(other, prepared.model(), prepared.training(), 1), "expected shape", "64×16");
    }

    @Test
    void an_unknown_strategy_is_refused_with_the_known_ones() throws Exception {
        assertBad(new Job.Aggregate("median", put(1, 2), List.of()), "\"median\"", "weighted-mean");
    }

    @Test
    void an_update_of_no_samples_or_of_no_numbers_counts_for_nothing() throws Exception {
        Cid base = put(1, 2);

        WeightedUpdate none = new WeightedUpdate(put(3, 4), 0);
        WeightedUpdate noNumber = new WeightedUpdate(put(1, Float.NaN), 1);

        JobResult.Aggregated result = run(new Job.Aggregate(MEAN, base, List.of(none, noNumber)));

        assertThat(result.model()).isEqualTo(base);
    }

    @Test
    void training_that_diverges_says_so() throws Exception {
        Recipe reckless = Plans.network(1_000_000_000_000L, 900_000, 20, 3, Activation.RELU, 64, 32, 10);
        JobResult.Prepared prepared = prepare(6, reckless);

        assertBad(new Job.Train(reckless, prepared.model(), prepared.training(), 1), "diverged", "learning rate");
    }

    @Test
    void a_hopeless_model_has_a_loss_that_is_clamped() throws Exception {
        Recipe linear = Plans.network(100_000, 0, 20, 1, Activation.LINEAR, 2);
        JobResult.Prepared prepared = run(new Job.Prepare(Plans.generated("50,1,2", 2), linear));
        Cid huge = put(3e38f, -3e38f);

        JobResult.Measured measured = run(new Job.Measure(linear, MEAN, huge, List.of(), prepared.hidden()));

        assertThat(measured.lossMicros()).containsExactly(Score.MAX_LOSS_MICROS);
    }

    @Test
    void recipes_that_cannot_be_trained_are_refused() {
        assertBad(prepareJob(Plans.network(0, 0, 20, 1, Activation.RELU, 10)), "learning rate");
        assertBad(prepareJob(Plans.network(1, 1_000_000, 20, 1, Activation.RELU, 10)), "momentum");
        assertBad(prepareJob(Plans.network(1, 0, 0, 1, Activation.RELU, 10)), "batch size");
        assertBad(prepareJob(Plans.network(1, 0, 1, 0, Activation.RELU, 10)), "local epochs");
        assertBad(prepareJob(Plans.network(1, 0, 1, 1, Activation.RELU)), "layers");
        assertBad(prepareJob(Plans.network(1, 0, 1, 1, Activation.RELU, 0, 10)), "at least one node");
        assertBad(prepareJob(Plans.network(1, 0, 1, 1, Activation.RELU, 9)), "at least 10 nodes");
        assertBad(prepareJob(Plans.network(1, 0, 1, 1, Activation.RELU, 2_000_000_000, 10)), "parameters");
    }

    @Test
    void a_dataset_too_small_for_its_plan_is_refused() {
        assertBad(
                new Job.Prepare(Plans.generated("12,2,2", 11), Plans.network(1, 0, 1, 1, Activation.RELU, 2)),
                "too small",
                "11 training segments");
    }

    private static Job prepareJob(Recipe recipe) {
        return new Job.Prepare(Plans.DIGITS, recipe);
    }

    private void assertBad(Job job, String... words) {
        assertThatThrownBy(() -> trainer.run(job))
                .isInstanceOfSatisfying(
                        JobFailed.class, e -> assertThat(e.fault()).isEqualTo(JobFailed.Fault.BAD_INPUT))
                .message()
                .contains(words);
    }

    private static void assertClose(Parameters found, Parameters expected, float tolerance) {
        assertThat(found.shapes()).isEqualTo(expected.shapes());
        for (int i = 0; i < expected.tensors().size(); i++) {
            float[] numbers = expected.tensors().get(i).elements;
            for (int j = 0; j < numbers.length; j++) {
                assertThat(found.tensors().get(i).elements[j]).isCloseTo(numbers[j], within(tolerance));
            }
        }
    }

    /** Stores a model of one input and two outputs with these weights. */
    private Cid put(float first, float second) throws JobFailed {
        return new Contents(store)
                .put(new Parameters(List.of(
                        new Parameters.Tensor(1, 2, new float[] {first, second}),
                        new Parameters.Tensor(1, 2, new float[2]))));
    }

    private Parameters model(Cid cid) throws JobFailed {
        return new Contents(store).model(cid);
    }

    private JobResult.Prepared prepare(int segments, Recipe recipe) throws JobFailed {
        return run(new Job.Prepare(Plans.digits(segments), recipe));
    }

    private JobResult.Trained train(JobResult.Prepared prepared, Recipe recipe, List<Segment> segments, long seed)
            throws JobFailed {
        return run(new Job.Train(recipe, prepared.model(), segments, seed));
    }

    private JobResult.Measured measure(List<Segment> segments, Cid base, List<WeightedUpdate> updates)
            throws JobFailed {
        return run(new Job.Measure(Plans.TYPICAL, MEAN, base, updates, segments));
    }

    private static WeightedUpdate weighted(JobResult.Trained trained) {
        return new WeightedUpdate(trained.update(), trained.samples());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <R extends JobResult> R run(Job job) throws JobFailed {
        return (R) trainer.run(job);
    }

    /** Counts what is stored. */
    private static final class CountingStore implements ContentStore {
        private final ContentStore store;
        private int puts;

        CountingStore(ContentStore store) {
            this.store = store;
        }

        @Override
        public Cid put(byte[] bytes) throws IOException {
            puts++;
            return store.put(bytes);
        }

        @Override
        public byte[] get(Cid cid) throws IOException {
            return store.get(cid);
        }
    }
}
