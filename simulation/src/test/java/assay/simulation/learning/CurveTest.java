package assay.simulation.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.domain.content.Cid;
import assay.domain.training.Activation;
import assay.domain.training.AggregationRules;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.WeightedUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final DataPlan DIGITS =
            new DataPlan(new DataSource(DataFormat.DIGITS, "", "", ""), 10, 150_000, 150_000, 1);
    private static final Recipe RECIPE = new Recipe(
            List.of(new Layer(64, Activation.RELU), new Layer(10, Activation.LINEAR)), 100_000, 900_000, 32, 2);

    private final CurveTrainer expecting = new CurveTrainer().withoutLuck();

    @Test
    void the_curve_is_near_what_the_real_trainer_measured() throws Exception {
        Map<String, double[]> measured = measured("digits.csv");
        double sum = 0;
        int count = 0;
        for (Trial trial : Trial.all()) {
            double[] real = Objects.requireNonNull(measured.get(trial.name()), trial.name());
            List<Long> errors = trial.errors(expecting, DIGITS, RECIPE);
            double off = 0;
            for (int round = 1; round < real.length; round++) off += Math.abs(errors.get(round) / 1e6 - real[round]);
            assertThat(off / trial.rounds()).as(trial.name()).isLessThan(0.2);
            sum += off;
            count += trial.rounds();
        }
        assertThat(sum / count).isLessThan(0.045);
    }

    @Test
    void strategies_are_near_what_the_real_trainer_measured_of_them() throws Exception {
        Map<String, double[]> measured = measured("strategies.csv");
        double sum = 0;
        int count = 0;
        for (Trial trial : Trial.strategies()) {
            double[] real = Objects.requireNonNull(measured.get(trial.name()), trial.name());
            List<Long> errors = trial.errors(expecting, DIGITS, RECIPE);
            double off = 0;
            for (int round = 1; round < real.length; round++) off += Math.abs(errors.get(round) / 1e6 - real[round]);
            assertThat(off / trial.rounds()).as(trial.name()).isLessThan(0.2);
            sum += off;
            count += trial.rounds();
        }
        assertThat(sum / count).isLessThan(0.05);
    }

    @Test
    void a_bound_keeps_far_updates_out_or_draws_them_back() throws Exception {
        JobResult.Prepared prepared = (JobResult.Prepared) expecting.run(new Job.Prepare(DIGITS, RECIPE));
        JobResult.Trained honest =
                (JobResult.Trained) expecting.run(new Job.TrainOwn(RECIPE, prepared.model(), DIGITS, 0, 10, 1));
        JobResult.Trained far =
                (JobResult.Trained) expecting.run(new Job.Forge(prepared.model(), honest, -30_000_000, 0, 7));
        List<WeightedUpdate> updates = List.of(
                new WeightedUpdate(honest.update(), honest.samples()), new WeightedUpdate(far.update(), far.samples()));
        AggregationRules usual = AggregationRules.unsaid();
        long ruined = aggregated(prepared, updates, usual);
        long kept = aggregated(prepared, updates, usual.withBound(5_000_000, false));
        long clipped = aggregated(prepared, updates, usual.withBound(5_000_000, true));
        long alone = aggregated(prepared, updates.subList(0, 1), usual);
        assertThat(kept).isBetween(alone - 100, alone + 100).isLessThan(clipped);
        assertThat(clipped).isLessThanOrEqualTo(ruined);
    }

    private long aggregated(JobResult.Prepared prepared, List<WeightedUpdate> updates, AggregationRules rules)
            throws JobFailed {
        JobResult.Aggregated made = (JobResult.Aggregated)
                expecting.run(new Job.Aggregate("weighted-mean", prepared.model(), updates, rules, Optional.empty()));
        return State.at(made.model()).orElseThrow().errorMicros();
    }

    @Test
    void more_of_a_poison_or_of_a_free_rider_is_worse_and_more_data_is_better() throws Exception {
        Map<String, Long> last = new TreeMap<>();
        for (Trial trial : Trial.all())
            last.put(trial.name(), trial.errors(expecting, DIGITS, RECIPE).get(6));
        for (List<String> worse : List.of(
                List.of(
                        "one miner, all samples",
                        "one miner, 400 samples",
                        "one miner, 50 samples",
                        "one miner, 10 samples"),
                List.of("10 miners, 126 samples each", "5 miners, 126 samples each", "2 miners, 126 samples each"),
                List.of("10 miners, 126 samples each", "2 of 10 rest", "5 of 10 rest", "8 of 10 rest"),
                List.of("1 of 10 flip labels", "3 of 10 flip labels", "5 of 10 flip labels", "6 of 10 flip labels"),
                List.of("1 of 10 flip signs", "3 of 10 flip signs", "4 of 10 flip signs", "6 of 10 flip signs"),
                List.of("2 of 10 with noise of 0.2", "2 of 10 with noise of 1.0", "2 of 10 with noise of 2.0"),
                List.of("10 miners, 126 samples each", "1 of 10 scales by 10", "1 of 10 scales by 30"))) {
            assertThat(worse.stream().map(last::get)).as("%s", worse).isSorted();
        }
    }

    @Test
    void equal_jobs_give_equal_results_and_other_seeds_others() throws Exception {
        CurveTrainer trainer = new CurveTrainer();
        JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(DIGITS, RECIPE));
        Job job = new Job.Train(RECIPE, prepared.model(), prepared.training(), 1);
        assertThat(trainer.run(job)).isEqualTo(new CurveTrainer().run(job));
        Job other = new Job.Train(RECIPE, prepared.model(), prepared.training(), 2);
        assertThat(trainer.run(other)).isNotEqualTo(trainer.run(job));
    }

    @Test
    void what_is_no_update_counts_for_nothing_and_what_is_no_model_cannot_be_trained() throws Exception {
        JobResult.Prepared prepared = (JobResult.Prepared) expecting.run(new Job.Prepare(DIGITS, RECIPE));
        List<WeightedUpdate> rubbish = List.of(new WeightedUpdate(new Cid("rubbish"), 5));
        Job.Aggregate aggregate = new Job.Aggregate("weighted-mean", prepared.model(), rubbish);
        assertThat(expecting.run(aggregate)).isEqualTo(new JobResult.Aggregated(prepared.model()));
        assertThatThrownBy(() -> expecting.run(new Job.Train(RECIPE, new Cid("rubbish"), prepared.training(), 1)))
                .isInstanceOf(JobFailed.class);
    }

    @Test
    void a_copy_adds_nothing_to_what_the_crew_knows() throws Exception {
        JobResult.Prepared prepared = (JobResult.Prepared) expecting.run(new Job.Prepare(DIGITS, RECIPE));
        JobResult.Trained one =
                (JobResult.Trained) expecting.run(new Job.TrainOwn(RECIPE, prepared.model(), DIGITS, 0, 10, 1));
        JobResult.Trained copy =
                (JobResult.Trained) expecting.run(new Job.Forge(prepared.model(), one, 1_000_000, 1_000, 7));
        JobResult.Trained other =
                (JobResult.Trained) expecting.run(new Job.TrainOwn(RECIPE, prepared.model(), DIGITS, 1, 10, 1));
        assertThat(copy.update()).isNotEqualTo(one.update());
        long alone = after(prepared, one);
        assertThat(after(prepared, one, copy)).isBetween(alone - 100, alone + 100);
        assertThat(after(prepared, one, other)).isLessThan(alone - 10_000);
    }

    private long after(JobResult.Prepared prepared, JobResult.Trained... updates) throws JobFailed {
        List<WeightedUpdate> weighted = new ArrayList<>();
        for (JobResult.Trained each : updates) weighted.add(new WeightedUpdate(each.update(), each.samples()));
        JobResult.Measured measured = (JobResult.Measured)
                expecting.run(new Job.Measure(RECIPE, "weighted-mean", prepared.model(), weighted, prepared.hidden()));
        return measured.errorMicros().get(updates.length);
    }

    private static Map<String, double[]> measured(String table) throws IOException {
        Map<String, double[]> byTrial = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(CurveTest.class.getResourceAsStream(table))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                String[] fields = line.split(";", -1);
                if (fields.length < 2) continue;
                double[] errors = new double[fields.length - 1];
                for (int i = 0; i < errors.length; i++) errors[i] = Double.parseDouble(fields[i + 1]);
                byTrial.put(fields[0], errors);
            }
        }
        return byTrial;
    }
}
