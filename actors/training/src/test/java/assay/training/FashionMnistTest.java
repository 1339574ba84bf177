package assay.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.content.DirectoryStore;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.domain.training.Recipe;
import assay.domain.training.WeightedUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Project PAI's example network on the 10,000 test images of Fashion-MNIST (H. Xiao, K. Rasul, R. Vollgraf, 2017). */
@Tag("long")
class FashionMnistTest {
    private static final Path FOLDER = Path.of("/usr/share/datasets/fashion-mnist");
    private static final Path IMAGES = FOLDER.resolve("t10k-images-idx3-ubyte.gz");
    private static final Path LABELS = FOLDER.resolve("t10k-labels-idx1-ubyte.gz");

    @Test
    void pais_network_learns_to_tell_clothes_from_idx_files(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(IMAGES), "needs Debian's dataset-fashion-mnist: run ops/ci/install-test-data");
        NdTrainer trainer = new NdTrainer(DirectoryStore.open(folder));
        Recipe recipe = Plans.network(100_000, 0, 100, 8, Activation.RELU, 128, 64, 10);
        DataSource source = new DataSource(DataFormat.IDX, IMAGES.toString(), LABELS.toString(), "");
        DataPlan plan = new DataPlan(source, 8, 100_000, 100_000, 7);

        JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(plan, recipe));
        JobResult.Trained trained =
                (JobResult.Trained) trainer.run(new Job.Train(recipe, prepared.model(), prepared.training(), 1));
        JobResult.Measured measured = (JobResult.Measured) trainer.run(new Job.Measure(
                recipe,
                "weighted-mean",
                prepared.model(),
                List.of(new WeightedUpdate(trained.update(), trained.samples())),
                prepared.hidden()));

        assertThat(trained.samples()).isEqualTo(8_000);
        assertThat(measured.errorMicros().get(0)).isGreaterThan(700_000);
        assertThat(measured.errorMicros().get(1)).isLessThan(220_000);
    }
}
