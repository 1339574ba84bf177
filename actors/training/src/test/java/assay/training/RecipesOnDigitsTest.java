package assay.training;

import static org.assertj.core.api.Assertions.assertThat;

import assay.content.MemoryStore;
import assay.domain.training.Activation;
import assay.domain.training.DataPlan;
import assay.domain.training.Initializer;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Layer;
import assay.domain.training.Loss;
import assay.domain.training.Optimizer;
import assay.domain.training.Recipe;
import assay.domain.training.Segment;
import assay.domain.training.WeightedUpdate;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of recipe learns the bundled digits, and twice to the same bits. */
class RecipesOnDigitsTest {
    private final MemoryStore store = new MemoryStore();
    private final NdTrainer trainer = new NdTrainer(store);

    static List<Recipe> recipes() {
        Recipe plain = Plans.network(100_000, 0, 20, 6, Activation.RELU, 64, 32, 10);
        return List.of(
                plain,
                Plans.network(100_000, 0, 20, 6, Activation.SOFTRELU, 64, 10),
                Plans.network(100_000, 900_000, 20, 6, Activation.SOFTSIGN, 64, 10),
                Plans.network(1_000, 0, 20, 8, Activation.RELU, 64, 32, 10).with(Optimizer.adam()),
                Plans.network(500_000, 900_000, 20, 6, Activation.RELU, 64, 10).with(Loss.L2),
                Plans.network(500_000, 900_000, 20, 6, Activation.TANH, 64, 10).with(Loss.LOGISTIC),
                plain.with(new Initializer(Initializer.Kind.ORTHOGONAL, 1_000_000)),
                plain.with(new Initializer(Initializer.Kind.NORMAL, 100_000)),
                new Recipe(
                        List.of(
                                new Layer(96, Activation.RELU),
                                Layer.dropout(300_000),
                                new Layer(10, Activation.LINEAR)),
                        100_000,
                        0,
                        20,
                        10));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void it_learns_and_repeats_itself(Recipe recipe) throws Exception {
        JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(Plans.DIGITS, recipe));
        Job job = new Job.Train(recipe, prepared.model(), prepared.training(), 1);
        JobResult.Trained trained = (JobResult.Trained) trainer.run(job);
        assertThat(new NdTrainer(store).run(job)).isEqualTo(trained);
        assertThat(error(recipe, prepared, trained)).isLessThan(150_000);
    }

    @Test
    void data_spread_by_label_gives_each_segment_few_classes_and_loses_nothing() throws Exception {
        DataPlan plan = Plans.digits(10).with(DataPlan.Spread.BY_LABEL);
        JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(plan, Plans.TYPICAL));
        JobResult.Prepared even = (JobResult.Prepared) trainer.run(new Job.Prepare(Plans.digits(10), Plans.TYPICAL));
        Contents contents = new Contents(store);
        int samples = 0;
        for (Segment segment : prepared.training()) {
            Samples each = contents.samples(List.of(segment));
            BitSet classes = new BitSet();
            for (int i = 0; i < each.count(); i++) classes.set(each.label(i));
            assertThat(classes.cardinality()).isLessThanOrEqualTo(3);
            samples += each.count();
        }
        assertThat(samples).isEqualTo(contents.samples(even.training()).count());
        assertThat(prepared.validation()).isEqualTo(even.validation());
        assertThat(prepared.hidden()).isEqualTo(even.hidden());
    }

    private long error(Recipe recipe, JobResult.Prepared prepared, JobResult.Trained trained) throws JobFailed {
        JobResult.Measured measured = (JobResult.Measured) trainer.run(new Job.Measure(
                recipe,
                "weighted-mean",
                prepared.model(),
                List.of(new WeightedUpdate(trained.update(), trained.samples())),
                prepared.hidden()));
        return measured.errorMicros().get(1);
    }
}
