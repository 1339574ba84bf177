package assay.bench;

import assay.content.DirectoryStore;
import assay.domain.content.Cid;
import assay.domain.content.ContentStore;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Sha256;
import assay.domain.training.Activation;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.verification.Claim;
import assay.domain.verification.Sample;
import assay.domain.verification.Sampling;
import assay.domain.verification.StateTree;
import assay.domain.verification.Transcript;
import assay.domain.verification.VerificationRules;
import assay.training.NativeMath;
import assay.training.NdTrainer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What verification costs, as a share of the training it checks: keeping states (hashes and files included), and doing one
 * stretch in fifty again; and how often samples find a cheat, beside 1 − (1 − p)^m.
 *
 * <p>Seconds are those of the thread's processor time; files go to a directory store. Arguments: none for generated data,
 * or the images and labels files of an IDX dataset such as Fashion-MNIST.
 */
public final class VerificationBench {
    private static final int REPETITIONS = 3;
    private static final int EPOCHS = 5;
    /** Among so many the data is divided; one of them trains. */
    private static final int MEMBERS = 10;

    private static final double SAMPLING = 0.02;
    private static final int ROUNDS = 2_000;
    private static final double MEGA = 1e6;
    private static final double SECOND_NANOS = 1e9;
    private static final double NORMAL_95 = 1.959964;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Project PAI's example network. */
    private static final Recipe RECIPE = new Recipe(
            List.of(new Layer(128, Activation.RELU), new Layer(64, Activation.RELU), new Layer(10, Activation.LINEAR)),
            50_000,
            900_000,
            100,
            EPOCHS);

    private final DataPlan plan;

    private VerificationBench(DataPlan plan) {
        this.plan = plan;
    }

    public static void main(String[] arguments) throws JobFailed, IOException {
        NativeMath math = NativeMath.probe();
        if (!math.available()) throw new IllegalStateException(math.problem());
        Report report = new Report("verification");
        VerificationBench bench = new VerificationBench(plan(arguments));
        ObjectNode json = report.json().put("data", bench.plan.source().features());
        Table table = new Table(
                "batches a stretch", "training s", "keeping states", "doing 1 in 50 again", "in all", "states MB");
        bench.costs(table, json.putArray("costs"));
        ArrayNode found = json.putArray("detection");
        Table detection = new Table("stretches left out", "found", "95 % interval", "1 − (1 − p)^m");
        for (int cheated : new int[] {1, 5, 20, 50, 100}) detect(cheated, detection, found);
        report.publish(table + "\n" + detection, json);
    }

    private static DataPlan plan(String[] arguments) {
        DataSource source = arguments.length == 2
                ? new DataSource(DataFormat.IDX, arguments[0], arguments[1], "")
                : new DataSource(DataFormat.GENERATED, "60000,784,10", "", "");
        return new DataPlan(source, MEMBERS, 100_000, 100_000, 1);
    }

    private void costs(Table table, ArrayNode rows) throws JobFailed, IOException {
        Path folder = Files.createTempDirectory("assay-verification");
        try {
            ContentStore store = DirectoryStore.open(folder);
            NdTrainer trainer = new NdTrainer(store);
            JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(plan, RECIPE));
            Job.Train training =
                    new Job.Train(RECIPE, prepared.model(), prepared.training().subList(0, 1), 1);
            for (int stretch : new int[] {10, 50, 100}) cost(store, trainer, training, stretch, table, rows);
        } finally {
            remove(folder);
        }
    }

    private static void cost(
            ContentStore store, NdTrainer trainer, Job.Train training, int stretch, Table table, ArrayNode rows)
            throws JobFailed, IOException {
        List<Double> plain = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        List<Double> again = new ArrayList<>();
        JobResult.Stepped[] stepped = new JobResult.Stepped[1];
        for (int i = 0; i < REPETITIONS; i++) {
            plain.add(seconds(() -> trainer.run(training)));
            kept.add(seconds(
                    () -> stepped[0] = (JobResult.Stepped) trainer.run(new Job.TrainInSteps(training, stretch))));
            List<Job.ReRun> parts = parts(training, stretch, stepped[0]);
            // All of them, each as a check of its own: what one in fifty costs is a fiftieth of that.
            again.add(seconds(() -> {
                for (Job.ReRun part : parts) trainer.run(new Job.Recheck(List.of(part)));
            }));
        }
        double bytes = 0;
        for (Cid state : stepped[0].states()) bytes += store.get(state).length;
        double seconds = median(plain);
        double keeping = (median(kept) - seconds) / seconds;
        double doing = SAMPLING * median(again) / seconds;
        table.row(
                Integer.toString(stretch),
                Table.number(seconds, 2),
                percent(keeping),
                percent(doing),
                percent(keeping + doing),
                Table.number(bytes / MEGA, 1));
        rows.addObject()
                .put("stretch", stretch)
                .put("trainingSeconds", seconds)
                .put("keepingShare", keeping)
                .put("doingShare", doing)
                .put("bytes", bytes);
    }

    private static List<Job.ReRun> parts(Job.Train training, int stretch, JobResult.Stepped stepped) {
        List<Cid> states = stepped.states();
        List<Job.ReRun> parts = new ArrayList<>();
        for (int at = 0; at + 1 < states.size(); at++) {
            int to = Math.min(stepped.steps(), (at + 1) * stretch);
            parts.add(new Job.ReRun(training, stepped.steps(), at * stretch, to, states.get(at), states.get(at + 1)));
        }
        return parts;
    }

    /** Of an update of 250 stretches {@code cheated} are false: how often is one of them drawn? */
    private static void detect(int cheated, Table table, ArrayNode rows) {
        int stretches = 250;
        VerificationRules rules = new VerificationRules(3, (long) (SAMPLING * MEGA));
        Job.Train training = new Job.Train(RECIPE, new Cid("base"), List.of(), 1);
        Transcript said = new Transcript(stretches * rules.stretch(), "", StateTree.sealing("nonce"), "kernel");
        ParticipantId solver = new ParticipantId("solver");
        List<Claim> claims = List.of(new Claim(solver, training, new Cid("update"), said));
        List<ParticipantId> checkers = List.of(new ParticipantId("val"), new ParticipantId("vic"));
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String beacon = Sha256.of("bench").with(cheated).with(round).hex();
            List<Sample> samples = Sampling.draw(beacon, rules, checkers, claims);
            // Which ones are false does not matter to a draw: every fifth, say, or the first few.
            if (samples.stream().anyMatch(sample -> sample.stretch() < cheated)) found++;
        }
        double rate = (double) found / ROUNDS;
        double theory = 1 - StrictMath.pow(1 - SAMPLING, cheated);
        double z2 = NORMAL_95 * NORMAL_95;
        double centre = (rate + z2 / (2 * ROUNDS)) / (1 + z2 / ROUNDS);
        double half = NORMAL_95
                / (1 + z2 / ROUNDS)
                * StrictMath.sqrt(rate * (1 - rate) / ROUNDS + z2 / (4.0 * ROUNDS * ROUNDS));
        String interval = Table.number(centre - half, 4) + " to " + Table.number(centre + half, 4);
        table.row(Integer.toString(cheated), Table.number(rate, 4), interval, Table.number(theory, 4));
        rows.addObject().put("cheated", cheated).put("found", rate).put("theory", theory);
    }

    /** Something that a trainer does. */
    private interface Doing {
        void run() throws JobFailed;
    }

    private static double seconds(Doing doing) throws JobFailed {
        long before = THREADS.getCurrentThreadCpuTime();
        doing.run();
        return (THREADS.getCurrentThreadCpuTime() - before) / SECOND_NANOS;
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    private static String percent(double share) {
        return Table.number(100 * share, 1) + " %";
    }
}
