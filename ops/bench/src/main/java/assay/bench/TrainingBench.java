package assay.bench;

import assay.content.MemoryStore;
import assay.domain.content.ContentStore;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.Segment;
import assay.training.NativeMath;
import assay.training.NdTrainer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

/**
 * Samples a second on one thread: a worker's training job, beside a bare loop of BLAS calls on arrays, a naive loop of ND4J
 * expressions, and the BLAS calls alone, all on the same 784-128-64-10 network and the same data, by turns in one process.
 *
 * <p>Seconds are those of the thread's processor time: every contender uses one thread, and other work on the machine
 * should not count. Arguments: none for generated data, or the images and labels files of an IDX dataset such as
 * Fashion-MNIST. Set {@code OMP_NUM_THREADS=1} and {@code OMP_WAIT_POLICY=passive}.
 */
public final class TrainingBench {
    static final float RATE = 0.05f;
    static final float MOMENTUM = 0.9f;

    private static final int EPOCHS = 10;
    private static final int REPETITIONS = 5;
    private static final double SECOND_NANOS = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final NdTrainer trainer;
    private final JobResult.Prepared prepared;
    private final Segment segment;
    private final Batches data;

    private TrainingBench(ContentStore store, DataPlan plan) throws JobFailed, IOException {
        trainer = new NdTrainer(store);
        prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(plan, recipe(1)));
        segment = prepared.training().get(0);
        data = Batches.of(store.get(segment.address()));
    }

    /** Medians over all turns, in samples a second. */
    private record Rates(double worker, double job, double bare, double naive, double products) {}

    public static void main(String[] arguments) throws JobFailed, IOException {
        NativeMath math = NativeMath.probe();
        if (!math.available()) throw new IllegalStateException(math.problem());
        System.err.println(math.engine() + ", threads: " + math.threads());
        Report report = new Report("training");
        DataPlan plan = plan(arguments);
        Rates rates = new TrainingBench(new MemoryStore(), plan).measure();
        report.publish(table(rates), json(report, rates, plan.source().features()));
    }

    private Rates measure() throws JobFailed {
        double[][] turns = new double[REPETITIONS][];
        BareLoop bare = new BareLoop();
        NaiveLoop naive = new NaiveLoop();
        ProductsAlone products = new ProductsAlone();
        // The first turn only warms up.
        for (int turn = -1; turn < REPETITIONS; turn++) {
            double one = trainingSeconds(1);
            double more = trainingSeconds(1 + EPOCHS);
            turns[Math.max(turn, 0)] = new double[] {
                // The difference leaves out reading, hashing and storing, which the whole job includes.
                EPOCHS * data.count / (more - one),
                (1 + EPOCHS) * data.count / more,
                samplesPerSecond(EPOCHS, bare::step),
                samplesPerSecond(1, naive::step),
                samplesPerSecond(EPOCHS, (batches, from) -> products.step())
            };
        }
        return new Rates(median(turns, 0), median(turns, 1), median(turns, 2), median(turns, 3), median(turns, 4));
    }

    private static Table table(Rates rates) {
        Table table = new Table("784-128-64-10, batch 100, one thread", "samples/s", "of bare", "aim");
        row(table, "worker, steps", rates.worker, rates.bare, "≥ 0.80");
        row(table, "worker, whole job", rates.job, rates.bare, "–");
        row(table, "bare BLAS loop", rates.bare, rates.bare, "–");
        row(table, "naive ND4J loop", rates.naive, rates.bare, "–");
        row(table, "BLAS calls alone", rates.products, rates.bare, "–");
        return table;
    }

    private static void row(Table table, String name, double rate, double bare, String aim) {
        table.row(name, Table.number(rate, 0), Table.number(rate / bare, 2), aim);
    }

    private static ObjectNode json(Report report, Rates rates, String data) {
        return report.json()
                .put("data", data)
                .put("workerSamplesPerSecond", Math.round(rates.worker))
                .put("jobSamplesPerSecond", Math.round(rates.job))
                .put("bareSamplesPerSecond", Math.round(rates.bare))
                .put("naiveSamplesPerSecond", Math.round(rates.naive))
                .put("productsSamplesPerSecond", Math.round(rates.products))
                .put("workerToBare", rates.worker / rates.bare)
                .put("jobToBare", rates.job / rates.bare)
                .put("workerToNaive", rates.worker / rates.naive)
                .put("workerToProducts", rates.worker / rates.products);
    }

    private static DataPlan plan(String[] arguments) {
        if (arguments.length == 2) {
            DataSource files = new DataSource(DataFormat.IDX, arguments[0], arguments[1], "");
            return new DataPlan(files, 5, 100_000, 100_000, 1);
        }
        DataSource generated = new DataSource(DataFormat.GENERATED, "12500,784,10", "", "");
        return new DataPlan(generated, 1, 100_000, 100_000, 1);
    }

    private static Recipe recipe(int epochs) {
        List<Layer> layers = List.of(
                new Layer(Batches.NODES[1], Activation.RELU),
                new Layer(Batches.NODES[2], Activation.RELU),
                new Layer(Batches.NODES[3], Activation.LINEAR));
        return new Recipe(layers, Math.round(RATE * 1e6), Math.round(MOMENTUM * 1e6), Batches.BATCH, epochs);
    }

    private double trainingSeconds(int epochs) throws JobFailed {
        long start = THREADS.getCurrentThreadCpuTime();
        trainer.run(new Job.Train(recipe(epochs), prepared.model(), List.of(segment), 1));
        return (THREADS.getCurrentThreadCpuTime() - start) / SECOND_NANOS;
    }

    /** One step on the batch whose samples' numbers start at {@code order[from]}. */
    private interface Step {
        void on(Batches data, int from);
    }

    private double samplesPerSecond(int epochs, Step step) {
        long start = THREADS.getCurrentThreadCpuTime();
        int done = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int from = 0; from + Batches.BATCH <= data.count; from += Batches.BATCH) {
                step.on(data, from);
                done += Batches.BATCH;
            }
        }
        return done / ((THREADS.getCurrentThreadCpuTime() - start) / SECOND_NANOS);
    }

    private static double median(double[][] turns, int contender) {
        double[] sorted = Arrays.stream(turns)
                .mapToDouble(turn -> turn[contender])
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }
}
