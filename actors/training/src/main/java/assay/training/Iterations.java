package assay.training;

import assay.domain.entity.Sha256;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Training by asynchronous residuals (Project PAI; N. Strom 2015), one member's share of it. Everything it does follows
 * from the job, so that whoever does it again gets the same bytes.
 */
final class Iterations implements AutoCloseable {
    private static final float MICROS = 1_000_000;

    private final Job.Iterate job;
    private final Samples samples;
    private final int[] indices;
    private final int[] order;
    private final float tau;
    private final Moves moves;
    private final Residual residual;
    private final Network network;
    private final float[] gradient;
    private int shuffledEpoch = -1;

    /** What iterations gave. */
    record Outcome(MessageMaps maps, ResidualState state, List<Iteration> chain, long samples) {}

    /** From {@code state} on, with {@code base} and everything else as {@code job} says; both must fit the samples. */
    Iterations(Job.Iterate job, Parameters base, ResidualState state, Samples samples, int[] indices) {
        this.job = job;
        this.samples = samples;
        this.indices = indices;
        this.order = indices.clone();
        this.tau = job.rules().tauMicros() / MICROS;
        int[] counts = job.fresh() ? new int[state.counts().length] : state.counts();
        this.moves = new Moves(base, counts, job.rules().stepPicos(job.recipe()));
        this.residual = new Residual(state.residual(), tau);
        this.gradient = new float[state.residual().length];
        this.network = new Network(
                job.recipe(), samples.dimensions(), Math.min(job.recipe().batchSize(), indices.length));
    }

    /** What comes of iterations. */
    enum Manner {
        /** What they found. */
        TRUE,
        /** The opposite. */
        TURNED,
        /** Nothing: they are not even done. */
        IDLE
    }

    /** Applies {@code peers}, then iterates. */
    Outcome run(List<MessageMaps> peers, Manner manner) throws JobFailed {
        List<MessageMap> maps = new ArrayList<>();
        List<Iteration> chain = new ArrayList<>();
        String model = moves.hash();
        String left = job.state().isEmpty() ? Iteration.NO_RESIDUAL : Flat.hash(residual.values());
        for (MessageMaps each : peers) moves.apply(each);
        String applied = Iteration.peers(job.peers());
        long trained = 0;
        for (int i = 0; i < job.count(); i++) {
            int number = job.first() + i;
            int epoch = number / batches();
            String batch = load(epoch, number % batches());
            trained += network.loaded();
            Score score = new Score();
            MessageMap map = manner == Manner.IDLE ? MessageMap.of(new int[0]) : iterate(score, number);
            if (manner == Manner.TURNED) map = map.turned();
            String modelAfter = finite();
            String leftAfter = Flat.hash(residual.values());
            int ups = map.ups();
            chain.add(new Iteration(
                    number,
                    epoch,
                    batch,
                    map.hash(),
                    ups,
                    map.size() - ups,
                    manner == Manner.IDLE ? 0 : score.lossMicros(),
                    manner == Manner.IDLE ? 0 : score.accuracyMicros(),
                    Residual.overdrive(gradient, map, tau),
                    applied,
                    model,
                    modelAfter,
                    left,
                    leftAfter));
            maps.add(map);
            model = modelAfter;
            left = leftAfter;
            applied = Iteration.peers(List.of());
        }
        ResidualState state = new ResidualState(residual.values(), moves.counts());
        return new Outcome(new MessageMaps(maps), state, chain, trained);
    }

    /** Adds the batch's gradient to the residual; makes and applies a map of what has grown beyond τ. */
    private MessageMap iterate(Score score, int number) {
        network.set(moves.model());
        network.forward(score, job.seed(), number);
        network.gradient(gradient);
        MessageMap map = residual.take(gradient, job.rules().words());
        moves.apply(map);
        return map;
    }

    private String finite() throws JobFailed {
        for (float value : residual.values()) {
            if (!Float.isFinite(value)) {
                throw Failures.badInput("training diverged to numbers that are not finite: lower the learning rate ("
                        + job.recipe().learningRateMicros() / MICROS + ")");
            }
        }
        return moves.hash();
    }

    /** How many batches a pass over the data has. */
    private int batches() {
        return (indices.length + network.batchSize() - 1) / network.batchSize();
    }

    /** Loads a batch of a pass, and returns its hash. Each pass has an order of its own. */
    private String load(int epoch, int batch) {
        if (epoch != shuffledEpoch) {
            System.arraycopy(indices, 0, order, 0, indices.length);
            SplitMix64.of(job.seed(), "pass " + epoch).shuffle(order);
            shuffledEpoch = epoch;
        }
        int from = batch * network.batchSize();
        int to = Math.min(from + network.batchSize(), order.length);
        network.load(samples, order, from, to);
        float[] features = new float[(to - from) * samples.dimensions()];
        ByteBuffer bytes = ByteBuffer.allocate((features.length + to - from) * Integer.BYTES);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i < to; i++) samples.copyFeatures(order[i], features, (i - from) * samples.dimensions());
        for (float feature : features) bytes.putFloat(feature);
        for (int i = from; i < to; i++) bytes.putInt(samples.label(order[i]));
        return Sha256.hexOf(bytes.array());
    }

    @Override
    public void close() {
        network.close();
    }
}
