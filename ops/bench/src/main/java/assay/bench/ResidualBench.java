package assay.bench;

import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.JobFailed;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.ResidualRules;
import assay.training.NativeMath;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that ten members send, and what their model comes to: federated rounds of whole models, beside message maps with
 * several τ and several numbers of iterations in a message. 784-128-64-10, batch 100, ten segments of a thousand samples;
 * accuracy is measured on hidden segments.
 *
 * <p>Arguments: how many seeds, then nothing for generated data, or the images and labels files of an IDX dataset such as
 * Fashion-MNIST.
 */
public final class ResidualBench {
    /** Network and data of all runs. */
    static final int MEMBERS = 10;

    static final int PARAMETERS = 784 * 128 + 128 + 128 * 64 + 64 + 64 * 10 + 10;
    private static final int BATCHES = 10;
    private static final int ROUNDS = 10;
    private static final int EPOCHS = 5;
    private static final int ITERATIONS = EPOCHS * BATCHES;
    private static final int WORDS = 20_000;
    private static final double MEGA = 1e6;

    private final DataPlan plan;
    private final int seeds;
    private final Table table =
            new Table("what is sent", "rate", "τ", "every", "iterations", "MB", "with records", "dense", "accuracy");
    private final ArrayNode rows;
    private double dense;

    private ResidualBench(DataPlan plan, int seeds, ArrayNode rows) {
        this.plan = plan;
        this.seeds = seeds;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws JobFailed, IOException {
        NativeMath math = NativeMath.probe();
        if (!math.available()) throw new IllegalStateException(math.problem());
        Report report = new Report("residual");
        int seeds = Integer.parseInt(arguments[0]);
        DataPlan plan = plan(arguments);
        ObjectNode json = report.json().put("data", plan.source().features()).put("seeds", seeds);
        ResidualBench bench = new ResidualBench(plan, seeds, json.putArray("runs"));
        bench.all();
        report.publish(bench.table, json);
    }

    private static DataPlan plan(String[] arguments) {
        if (arguments.length == 3) {
            DataSource files = new DataSource(DataFormat.IDX, arguments[1], arguments[2], "");
            return new DataPlan(files, 48, 100_000, 100_000, 1);
        }
        DataSource generated = new DataSource(DataFormat.GENERATED, "12500,784,10", "", "");
        return new DataPlan(generated, MEMBERS, 100_000, 100_000, 1);
    }

    private void all() throws JobFailed {
        for (int epochs : new int[] {1, EPOCHS}) {
            List<ResidualRun.Course> runs = new ArrayList<>();
            for (int seed = 1; seed <= seeds; seed++)
                runs.add(run(seed, 100_000, epochs).federated(ROUNDS));
            double megabytes = ROUNDS * MEMBERS * 4.0 * PARAMETERS / MEGA;
            dense = megabytes;
            row(
                    "models, " + epochs + " epochs a round",
                    "0.1",
                    "–",
                    "–",
                    ROUNDS * epochs * BATCHES,
                    megabytes,
                    0,
                    runs);
        }
        maps(20_000, 30_000, 1);
        maps(20_000, 120_000, 1);
        maps(20_000, 300_000, 1);
        maps(20_000, 600_000, 1);
        maps(10_000, 300_000, 5);
        maps(4_000, 600_000, 10);
        // What every number of the gradients would be, iteration by iteration.
        double all = (double) ROUNDS * ITERATIONS * MEMBERS * 4 * PARAMETERS / MEGA;
        table.row(
                "whole gradients, reckoned",
                "–",
                "–",
                "1",
                number(ROUNDS * ITERATIONS, 0),
                number(all, 1),
                "–",
                number(dense / all, 2),
                "–");
    }

    private ResidualRun run(int seed, long rateMicros, int epochs) throws JobFailed {
        List<Layer> layers = List.of(
                new Layer(128, Activation.RELU), new Layer(64, Activation.RELU), new Layer(10, Activation.LINEAR));
        Recipe recipe = new Recipe(layers, rateMicros, 0, 100, epochs);
        DataPlan drawn = new DataPlan(
                plan.source(), plan.trainingSegments(), plan.validationMicros(), plan.hiddenMicros(), seed);
        return new ResidualRun(new Shelf(12 + 8 * PARAMETERS, 4 * MEMBERS), drawn, recipe, seed);
    }

    private void maps(long rateMicros, long tauMicros, int every) throws JobFailed {
        List<ResidualRun.Course> runs = new ArrayList<>();
        ResidualRules rules = new ResidualRules(tauMicros, ITERATIONS, every, WORDS);
        for (int seed = 1; seed <= seeds; seed++)
            runs.add(run(seed, rateMicros, 1).byMaps(rules, ROUNDS));
        double megabytes = Numbers.of(runs, ResidualRun.Course::bytes).median() / MEGA;
        double records = (double) ROUNDS * ITERATIONS * MEMBERS * ResidualRun.RECORD_BYTES / MEGA;
        row(
                "message maps",
                number(rateMicros / MEGA, 3),
                number(tauMicros / MEGA, 2),
                "" + every,
                ROUNDS * ITERATIONS,
                megabytes,
                records,
                runs);
    }

    private void row(
            String what,
            String rate,
            String tau,
            String every,
            int iterations,
            double megabytes,
            double records,
            List<ResidualRun.Course> runs) {
        Numbers accuracy = Numbers.of(runs, ResidualRun.Course::accuracy);
        String shown = number(100 * accuracy.median(), 1) + " % (" + number(100 * accuracy.least(), 1) + "–"
                + number(100 * accuracy.most(), 1) + ")";
        table.row(
                what,
                rate,
                tau,
                every,
                number(iterations, 0),
                number(megabytes, 2),
                number(megabytes + records, 2),
                number(dense / megabytes, 1) + " ×",
                shown);
        System.err.println(what + " τ " + tau + " every " + every + ": " + number(megabytes, 2) + " MB, " + shown);
        ArrayNode measured = rows.addObject()
                .put("what", what)
                .put("tau", tau)
                .put("every", every)
                .put("megabytes", megabytes)
                .putArray("accuracy");
        for (ResidualRun.Course run : runs) measured.add(run.accuracy());
    }

    private static String number(double value, int digits) {
        return Table.number(value, digits);
    }
}
