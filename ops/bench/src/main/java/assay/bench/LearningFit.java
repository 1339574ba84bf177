package assay.bench;

import assay.content.MemoryStore;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.JobFailed;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.simulation.learning.Curve;
import assay.simulation.learning.CurveTrainer;
import assay.simulation.learning.Trial;
import assay.training.NativeMath;
import assay.training.NdTrainer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The model of learning beside the real trainer: every {@link Trial} is done by both on the bundled digits, the real one
 * from several seeds, and their errors are printed round by round. Arguments: a file for the measured errors, a file for a
 * picture, a file for the measured errors of strategies; further {@code --fit} to search for better constants and print them.
 */
public final class LearningFit {
    private static final int SEEDS = 4;
    private static final double MICRO = 1e6;
    /** A network of 64 hidden nodes, as in the scenarios. */
    private static final Recipe RECIPE = new Recipe(
            List.of(new Layer(64, Activation.RELU), new Layer(10, Activation.LINEAR)), 100_000, 900_000, 32, 2);

    private LearningFit() {}

    public static void main(String[] arguments) throws JobFailed, IOException {
        NativeMath math = NativeMath.probe();
        if (!math.available()) throw new IllegalStateException(math.problem());
        Report report = new Report("learning");
        List<double[]> measured = new ArrayList<>();
        for (Trial trial : Trial.all()) measured.add(measured(trial));
        Curve curve = Curve.DIGITS;
        if (List.of(arguments).contains("--fit")) {
            curve = new CurveSearch(measured).from(curve);
            System.err.println(curve);
        }
        LearningTable table = new LearningTable(measured, expected(curve));
        if (arguments.length > 0) Files.write(Path.of(arguments[0]), table.lines());
        if (arguments.length > 1) Files.writeString(Path.of(arguments[1]), new LearningPlot(table).svg());
        if (arguments.length > 2 && !arguments[2].startsWith("--")) Files.write(Path.of(arguments[2]), strategies());
        ObjectNode json = report.json();
        json.put("meanResidual", table.meanResidual()).put("worstResidual", table.worstResidual());
        report.publish(table.table(), json);
    }

    /** What was measured of every strategy, a line a trial. */
    private static List<String> strategies() throws JobFailed {
        List<String> lines = new ArrayList<>();
        for (Trial trial : Trial.strategies()) {
            StringBuilder line = new StringBuilder(trial.name());
            for (double error : measured(trial)) line.append(String.format(Locale.ROOT, ";%.6f", error));
            lines.add(line.toString());
        }
        return lines;
    }

    private static DataPlan plan(long seed) {
        return new DataPlan(new DataSource(DataFormat.DIGITS, "", "", ""), 10, 150_000, 150_000, seed);
    }

    private static double[] measured(Trial trial) throws JobFailed {
        double[] means = new double[trial.rounds() + 1];
        for (int seed = 1; seed <= SEEDS; seed++) {
            List<Long> errors = trial.errors(new NdTrainer(new MemoryStore()), plan(seed), RECIPE);
            for (int i = 0; i < means.length; i++) means[i] += errors.get(i) / MICRO / SEEDS;
        }
        System.err.printf(Locale.ROOT, "%s: %.3f%n", trial.name(), means[trial.rounds()]);
        return means;
    }

    /** What the model of learning makes of all trials, without chance. */
    static List<double[]> expected(Curve curve) throws JobFailed {
        List<double[]> all = new ArrayList<>();
        for (Trial trial : Trial.all()) {
            List<Long> errors = trial.errors(new CurveTrainer(curve).withoutLuck(), plan(1), RECIPE);
            all.add(errors.stream().mapToDouble(error -> error / MICRO).toArray());
        }
        return all;
    }
}
