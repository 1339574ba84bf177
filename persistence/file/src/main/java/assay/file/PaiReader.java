package assay.file;

import assay.domain.money.Credits;
import assay.domain.task.SpecViolation;
import assay.domain.task.TaskKind;
import assay.domain.task.TaskSpec;
import assay.domain.task.TaskSpecCheck;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Recipe;
import assay.domain.training.TrainingRules;
import java.util.Optional;

/**
 * Reads a task definition of Project PAI (PoUW client, version 0.1). What stands for what:
 *
 * <table>
 * <caption>PAI's fields and ours</caption>
 * <tr><td>payment.best-model-payment-amount</td><td>bounty, divided by the rule ranked</td></tr>
 * <tr><td>ml.dataset.format MNIST, CSV</td><td>data.source.format idx, csv</td></tr>
 * <tr><td>ml.dataset.test-set-size</td><td>data.hidden</td></tr>
 * <tr><td>ml.validation.strategy.size</td><td>data.validation</td></tr>
 * <tr><td>ml.optimizer.epochs</td><td>rounds, of one local epoch each</td></tr>
 * <tr><td>ml.optimizer.batch-size, learning_rate, momentum</td><td>recipe</td></tr>
 * <tr><td>ml.optimizer.type SGD, Adam (beta1, beta2)</td><td>recipe.optimizer</td></tr>
 * <tr><td>ml.optimizer.initializer</td><td>recipe.initializer</td></tr>
 * <tr><td>ml.optimizer.tau</td><td>training.protocol async-residual, training.residual.tau, which is tau by batch</td></tr>
 * <tr><td>ml.model.hidden-units Dense, Dropout</td><td>recipe.layers</td></tr>
 * <tr><td>ml.model.loss</td><td>recipe.loss</td></tr>
 * </table>
 *
 * <p>Everything else that a task needs (deadline, target, committee, evaluation) is our default; what PAI says and we do
 * not use (metrics) is read over with a warning.
 */
final class PaiReader {
    private enum PaiFormat {
        MNIST,
        CSV
    }

    private static final String PARAMETERS = "ml.optimizer.optimizer_initialization_parameters.";

    private final Document document;
    private final DataPaths paths;

    PaiReader(Document document, DataPaths paths) {
        this.document = document;
        this.paths = paths;
    }

    LoadedTask read() {
        Section root = document.root();
        root.text("version", "0.1");
        Section payment = root.requiredSection("payment");
        Credits bounty = payment.credits("best-model-payment-amount");
        payment.refuseOthers();
        Section ml = root.requiredSection("ml");
        DataPlan data = data(ml);
        Section optimizer = ml.requiredSection("optimizer");
        int epochs = optimizer.integer("epochs", Defaults.ROUNDS);
        Recipe recipe = PaiNetwork.read(optimizer, ml.requiredSection("model"));
        TrainingRules training = PaiResidual.read(optimizer, recipe, epochs);
        optimizer.refuseOthers();
        ml.ignore("evaluation-metrics", "is not used: evaluators measure error and cross entropy");
        ml.refuseOthers();
        root.refuseOthers();
        TaskSpec spec = spec(bounty, recipe, data, epochs, training);
        check(spec);
        return new LoadedTask(Optional.empty(), Optional.empty(), spec, document.warnings());
    }

    private static TaskSpec spec(Credits bounty, Recipe recipe, DataPlan data, int epochs, TrainingRules training) {
        return new TaskSpec(
                        TaskKind.TRAINING,
                        "Project PAI task definition",
                        bounty,
                        recipe,
                        data,
                        Defaults.INITIAL_ERROR_MICROS,
                        0,
                        Defaults.MINIMUM_INCREMENT_MICROS,
                        epochs,
                        Defaults.DEADLINE,
                        Defaults.PREPARATION,
                        Defaults.ROUND,
                        ResidualReader.usualStrategy(training),
                        false,
                        Defaults.COMMITTEE,
                        Defaults.EVALUATION,
                        Defaults.PAY.by("ranked"))
                .with(training);
    }

    private DataPlan data(Section ml) {
        Section dataset = ml.requiredSection("dataset");
        PaiFormat format = dataset.exactWord("format", PaiFormat.values());
        String sha256 = dataset.text("sha256", "");
        long training = dataset.rounded("training-set-size", 1_000_000 - Defaults.HIDDEN_MICROS);
        long hidden = dataset.rounded("test-set-size", Defaults.HIDDEN_MICROS);
        if (training + hidden > 1_000_000) {
            document.violated("ml.dataset.training-set-size", "", "at most 1 together with test-set-size");
        }
        Section source = dataset.requiredSection("source");
        String features = source.text("features");
        String labels = source.text("labels", "");
        source.refuseOthers();
        dataset.refuseOthers();
        DataFormat ours = format == PaiFormat.MNIST ? DataFormat.IDX : DataFormat.CSV;
        String second = ours == DataFormat.CSV && labels.equals(features) ? "" : labels;
        DataSource found = paths.resolve(new DataSource(ours, features, second, sha256));
        if (features.contains("://") && !paths.replaced()) {
            source.ignore("features", "is an address, which is not downloaded: give the files with --data");
        } else if (paths.missing(found, found.features())) {
            source.ignore("features", "is not there: give the files with --data");
        }
        return new DataPlan(found, Defaults.TRAINING_SEGMENTS, validation(ml), hidden, 1);
    }

    private static long validation(Section ml) {
        Section validation = ml.section("validation");
        Section strategy = validation.section("strategy");
        strategy.mustBe("method", "Holdout");
        long size = strategy.rounded("size", Defaults.VALIDATION_MICROS);
        strategy.refuseOthers();
        validation.refuseOthers();
        return size;
    }

    /** Our bounds, reported at PAI's fields. */
    private void check(TaskSpec spec) {
        for (SpecViolation violation : TaskSpecCheck.violations(spec)) {
            document.violated(theirs(violation.field()), violation.value(), violation.expected());
        }
    }

    private static String theirs(String ours) {
        if (ours.equals("bounty")) return "payment.best-model-payment-amount";
        if (ours.equals("rounds")) return "ml.optimizer.epochs";
        if (ours.equals("data.hidden")) return "ml.dataset.test-set-size";
        if (ours.equals("data.validation")) return "ml.validation.strategy.size";
        if (ours.startsWith("data.source.sha256")) return "ml.dataset.sha256";
        if (ours.startsWith("data.source")) return ours.replace("data.source", "ml.dataset.source");
        if (ours.equals("recipe.learning-rate")) return PARAMETERS + "learning_rate";
        if (ours.equals("recipe.momentum")) return PARAMETERS + "momentum";
        if (ours.equals("recipe.batch-size")) return "ml.optimizer.batch-size";
        if (ours.startsWith("recipe.optimizer.first")) return PARAMETERS + "beta1";
        if (ours.startsWith("recipe.optimizer.second")) return PARAMETERS + "beta2";
        if (ours.startsWith("recipe.initializer")) return "ml.optimizer.initializer";
        if (ours.startsWith("training.residual.tau")) return "ml.optimizer.tau";
        if (ours.startsWith("training.")) return "ml.optimizer";
        if (ours.startsWith("pay.")) return "payment";
        return ours.replace("recipe.layers", "ml.model.hidden-units");
    }
}
