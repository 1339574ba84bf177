package assay.training;

import assay.domain.content.Cid;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Optimizer;
import assay.domain.training.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Local training whose states are kept, so that any part of it can be done again: the same steps as {@link LocalTraining},
 * bit for bit, on one thread and one kernel.
 */
final class CommittedTraining {
    private static final float MICROS = 1_000_000;
    private static final long ONE = 1_000_000;

    /** Of how many trainings it is remembered which states were kept. The states themselves lie in the store. */
    private static final int REMEMBERED = 256;

    private final Contents contents;
    private final CommittedIterations iterations;
    private final Map<Job, JobResult.Stepped> done = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Job, JobResult.Stepped> eldest) {
            return size() > REMEMBERED;
        }
    });

    CommittedTraining(Contents contents, CommittedIterations iterations) {
        this.contents = contents;
        this.iterations = iterations;
    }

    /** The kernel that computes here. */
    static String kernel() {
        NativeMath math = NativeMath.probe();
        return math.engine() + ", threads: " + math.threads();
    }

    JobResult.Stepped run(Job.TrainInSteps job) throws JobFailed {
        JobResult.Stepped stepped = run(job, work(job.training()), 0, 0);
        done.put(job, stepped);
        return stepped;
    }

    /** On turned labels; asked for its states later, it shows those it has committed to. */
    JobResult.Stepped mislabelled(Job.TrainInSteps job) throws JobFailed {
        Work honest = work(job.training());
        Work turned = new Work(honest.recipe, new Mislabelled(honest.samples), honest.order, honest.seed);
        JobResult.Stepped stepped = run(job, turned, 0, 0);
        done.put(job, stepped);
        return stepped;
    }

    JobResult.Stepped skip(Job.TrainSkipping job) throws JobFailed {
        JobResult.Stepped stepped = run(job.claimed(), work(job.claimed().training()), job.shareMicros(), job.least());
        done.put(job, stepped);
        return stepped;
    }

    JobResult.Stepped recall(Job.Recall job) throws JobFailed {
        JobResult.Stepped known = done.get(job.training());
        JobResult.Stepped stepped = known != null
                ? known
                : job.training() instanceof Job.TrainSkipping skipping
                        ? skip(skipping)
                        : run((Job.TrainInSteps) job.training());
        return job.faults().isEmpty() ? stepped : stepped.with(recheck(job.tooFar(stepped)));
    }

    private JobResult.Stepped run(Job.TrainInSteps job, Work work, long skippedMicros, int leastSkipped)
            throws JobFailed {
        Job.Train training = job.training();
        int stretches = (work.order.steps() + job.stretch() - 1) / job.stretch();
        Set<Integer> skipped = skipped(stretches, skippedMicros, leastSkipped, training.seed());
        List<Cid> states = new ArrayList<>(List.of(training.base()));
        try (Network network = work.network(contents.model(training.base()))) {
            Score score = new Score();
            for (int i = 0; i < stretches; i++) {
                int to = Math.min(work.order.steps(), (i + 1) * job.stretch());
                boolean last = to == work.order.steps();
                if (!skipped.contains(i)) score = work.train(network, i * job.stretch(), to, score);
                boolean unmoved = skipped.contains(i) && !last;
                states.add(unmoved ? states.get(i) : contents.put(last ? finite(network.get()) : network.state()));
            }
            long samples = work.samples.count();
            Cid update = states.get(stretches);
            JobResult.Trained trained =
                    new JobResult.Trained(update, samples, score.lossMicros(), score.accuracyMicros());
            return new JobResult.Stepped(trained, work.order.steps(), states, kernel());
        }
    }

    /** Which stretches somebody leaves out: the share asked for, drawn by the seed, never all. */
    private static Set<Integer> skipped(int stretches, long shareMicros, int least, long seed) {
        Set<Integer> skipped = new TreeSet<>();
        int wanted = (int) Math.min(stretches - 1L, Math.max(least, stretches * shareMicros / ONE));
        int[] all = new int[stretches];
        for (int i = 0; i < stretches; i++) all[i] = i;
        SplitMix64.of(seed, "skipped").shuffle(all);
        for (int i = 0; i < wanted; i++) skipped.add(all[i]);
        return skipped;
    }

    JobResult.Rechecked recheck(Job.Recheck job) throws JobFailed {
        List<JobResult.Reran> results = new ArrayList<>();
        for (Job.ReRun part : job.parts()) results.add(rerun(part));
        return new JobResult.Rechecked(results, kernel());
    }

    private JobResult.Reran rerun(Job.ReRun part) throws JobFailed {
        if (part.handed().isPresent())
            return iterations.rerun(part, part.handed().get());
        Work work = work(part.training());
        Optional<Parameters> before = state(part.before(), work);
        boolean possible = part.steps() == work.order.steps() && part.from() < part.to() && part.to() <= part.steps();
        if (before.isEmpty() || !possible) return new JobResult.Reran(part.before(), JobResult.Reran.NO_STATE);
        try (Network network = work.network(before.get())) {
            work.train(network, part.from(), part.to(), new Score());
            boolean last = part.to() == work.order.steps();
            Parameters after = last ? network.get() : network.state();
            Cid address = contents.put(after);
            if (address.equals(part.claimed())) return new JobResult.Reran(address, 0);
            Optional<Parameters> claimed = state(part.claimed(), work);
            long distance = claimed.filter(state -> state.shapes().equals(after.shapes()))
                    .map(state -> distance(before.get(), after, state))
                    .orElse(JobResult.Reran.NO_STATE);
            return new JobResult.Reran(address, distance);
        }
    }

    /** What lies at {@code cid}, if it is a state that this training can go on from. */
    private Optional<Parameters> state(Cid cid, Work work) throws JobFailed {
        try {
            return contents.modelIfThere(cid).filter(work::fits);
        } catch (JobFailed e) {
            if (e.fault() == JobFailed.Fault.BAD_INPUT) return Optional.empty();
            throw e;
        }
    }

    /** |claimed − after| / |after − before| over the model's parameters, in 10⁻⁶, at least 1. */
    private static long distance(Parameters before, Parameters after, Parameters claimed) {
        double off = 0;
        double moved = 0;
        for (int i = 0; i < after.tensors().size(); i++) {
            float[] to = after.tensors().get(i).elements;
            float[] said = claimed.tensors().get(i).elements;
            boolean parameter = i < before.tensors().size();
            float[] from = parameter ? before.tensors().get(i).elements : to;
            for (int j = 0; j < to.length; j++) {
                double wrong = (double) said[j] - to[j];
                double way = (double) to[j] - from[j];
                off += wrong * wrong;
                moved += way * way;
            }
        }
        double ratio = StrictMath.sqrt(off) / StrictMath.max(StrictMath.sqrt(moved), Float.MIN_NORMAL);
        return Math.max(1, (long) StrictMath.min(ratio * ONE, JobResult.Reran.NO_STATE / 2.0));
    }

    private static Parameters finite(Parameters model) throws JobFailed {
        if (model.isFinite()) return model;
        throw Failures.badInput(
                "training diverged to numbers that are not finite: lower the learning rate or the momentum");
    }

    private Work work(Job.Train training) throws JobFailed {
        Recipes.check(training.recipe());
        boolean plain = training.recipe().optimizer().kind() == Optimizer.Kind.SGD && training.proximalMicros() == 0;
        if (!plain) {
            throw Failures.badInput(
                    "only stochastic gradient descent, not drawn back to its base, can be done again from"
                            + " a state that keeps parameters and velocities");
        }
        NativeMath.require();
        FloatSamples samples = contents.samples(training.segments());
        Recipes.checkData(training.recipe(), samples.dimensions(), samples.classes());
        int[] all = new int[samples.count()];
        for (int i = 0; i < all.length; i++) all[i] = i;
        BatchOrder order = new BatchOrder(training.recipe(), all, training.seed());
        return new Work(training.recipe(), samples, order, training.seed());
    }

    /** One training's data and order. */
    private record Work(Recipe recipe, Samples samples, BatchOrder order, long seed) {
        Network network(Parameters state) {
            Network network = new Network(recipe, samples.dimensions(), order.batch());
            network.resume(state);
            return network;
        }

        boolean fits(Parameters state) {
            List<Parameters.Shape> shapes = Parameters.shapes(recipe, samples.dimensions());
            List<Parameters.Shape> twice = new ArrayList<>(shapes);
            twice.addAll(shapes);
            return state.shapes().equals(shapes) || state.shapes().equals(twice);
        }

        /** Steps {@code from} to before {@code to}; a new epoch starts a new score. */
        Score train(Network network, int from, int to, Score before) {
            float rate = recipe.learningRateMicros() / MICROS;
            float momentum = recipe.momentumMicros() / MICROS;
            int perEpoch = order.steps() / recipe.localEpochs();
            Score score = before;
            for (int step = from; step < to; step++) {
                if (step % perEpoch == 0) score = new Score();
                order.load(step, network, samples);
                network.forward(score, seed, step);
                network.step(rate, momentum);
            }
            return score;
        }
    }
}
