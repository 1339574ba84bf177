package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Segment;
import assay.domain.training.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Training that anybody can do again, without training: a state's address tells how many batches have really been trained
 * on, and a hash of all of them.
 */
final class CommittedSteps {
    static final String KERNEL = "curve";
    private static final String KIND = "step";
    private static final int FIELDS = 3;
    private static final long ONE = 1_000_000;

    private final Trainer trainer;

    /** One for which {@code trainer} says what all of a training comes to. */
    CommittedSteps(Trainer trainer) {
        this.trainer = trainer;
    }

    /** How far a training has come. */
    private record State(int done, String hash) {
        Cid address() {
            return new Cid(KIND + "." + done + "." + hash);
        }

        static Optional<State> at(Cid address) {
            Optional<assay.simulation.learning.State> model = assay.simulation.learning.State.at(address);
            if (model.isPresent()) return Optional.of(new State(0, model.get().hash()));
            String[] fields = address.text().split("\\.", -1);
            if (fields.length != FIELDS || !fields[0].equals(KIND)) return Optional.empty();
            try {
                return Optional.of(new State(Integer.parseInt(fields[1]), fields[2]));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    JobResult run(Job job) throws JobFailed {
        if (job instanceof Job.TrainInSteps train) return stepped(train, Set.of(), false);
        if (job instanceof Job.TrainSkipping skipping) {
            return stepped(skipping.claimed(), skipped(skipping), false);
        }
        if (job instanceof Job.TrainMislabelled turned && turned.training() instanceof Job.TrainInSteps train) {
            return stepped(train, Set.of(), true);
        }
        if (job instanceof Job.Recall recall) {
            JobResult.Stepped stepped = (JobResult.Stepped) run(recall.training());
            return recall.faults().isEmpty()
                    ? stepped
                    : stepped.with((JobResult.Rechecked) run(recall.tooFar(stepped)));
        }
        if (!(job instanceof Job.Recheck recheck)) throw new IllegalArgumentException("no trainer for " + job);
        List<JobResult.Reran> found = new ArrayList<>();
        for (Job.ReRun part : recheck.parts()) found.add(rerun(part));
        return new JobResult.Rechecked(found, KERNEL);
    }

    private JobResult.Stepped stepped(Job.TrainInSteps job, Set<Integer> skipped, boolean turned) throws JobFailed {
        Job.Train training = job.training();
        int steps = steps(training);
        State state = State.at(training.base())
                .orElseThrow(() -> new JobFailed(
                        JobFailed.Fault.BAD_INPUT, training.base().text(), training.base() + " is no model"));
        List<Cid> states = new ArrayList<>(List.of(training.base()));
        JobResult.Trained whole =
                (JobResult.Trained) trainer.run(turned ? new Job.TrainMislabelled(training) : training);
        String plain = words(training);
        String words = turned ? Sha256.from(plain).with("turned labels").hex() : plain;
        for (int from = 0; from < steps; from += job.stretch()) {
            int to = Math.min(steps, from + job.stretch());
            boolean skips = skipped.contains(from / job.stretch());
            if (!skips) state = advanced(words, state, from, to);
            if (to == steps) states.add(update(whole, state, steps));
            else states.add(skips ? states.get(states.size() - 1) : state.address());
        }
        JobResult.Trained told = new JobResult.Trained(
                states.get(states.size() - 1), whole.samples(), whole.lossMicros(), whole.accuracyMicros());
        return new JobResult.Stepped(told, steps, states, KERNEL);
    }

    private static Set<Integer> skipped(Job.TrainSkipping job) {
        Job.Train training = job.claimed().training();
        int stretches =
                (steps(training) + job.claimed().stretch() - 1) / job.claimed().stretch();
        long wanted = Math.min(stretches - 1L, Math.max(job.least(), stretches * job.shareMicros() / ONE));
        TreeSet<Integer> drawn = new TreeSet<>();
        IntStream.range(0, stretches)
                .boxed()
                .sorted(Comparator.comparing(
                        i -> Sha256.of("skipped").with(training.seed()).with(i).hex()))
                .limit(wanted)
                .forEach(drawn::add);
        return drawn;
    }

    private JobResult.Reran rerun(Job.ReRun part) throws JobFailed {
        if (part.handed().isPresent()) {
            return new CommittedIterations(trainer).rerun(part, part.handed().get());
        }
        int steps = steps(part.training());
        Optional<State> before = State.at(part.before());
        boolean possible = part.steps() == steps && part.from() < part.to() && part.to() <= steps;
        if (before.isEmpty() || !possible) return new JobResult.Reran(part.before(), JobResult.Reran.NO_STATE);
        State after = advanced(words(part.training()), before.get(), part.from(), part.to());
        boolean last = part.to() == steps;
        JobResult.Trained whole = (JobResult.Trained) trainer.run(part.training());
        Cid address = last ? update(whole, after, steps) : after.address();
        if (address.equals(part.claimed())) return new JobResult.Reran(address, 0);
        Optional<Integer> done = last
                ? trained(whole, part.claimed(), steps)
                : State.at(part.claimed()).map(State::done);
        long distance = done.map(claimed ->
                        Math.max(1, ONE * Math.abs((long) claimed - after.done()) / (part.to() - part.from())))
                .orElse(JobResult.Reran.NO_STATE);
        return new JobResult.Reran(address, distance);
    }

    private static State advanced(String words, State before, int from, int to) {
        String hash = before.hash();
        for (int step = from; step < to; step++) {
            hash = Luck.name(Sha256.from(words).with(hash).with(step));
        }
        return new State(before.done() + to - from, hash);
    }

    /** The update that {@code state} is: it has moved as far as it was really trained. */
    private static Cid update(JobResult.Trained whole, State state, int steps) {
        Footprint all = Footprint.at(whole.update()).orElseThrow();
        long moved = StrictMath.round((double) all.displacementMicros() * state.done() / steps);
        return new Footprint(
                        all.scaleMicros(),
                        all.noiseMicros(),
                        all.samples(),
                        all.known(),
                        all.classes(),
                        moved,
                        all.turned(),
                        all.origin(),
                        state.hash())
                .address();
    }

    /** How many batches {@code update} seems to have been trained on. */
    private static Optional<Integer> trained(JobResult.Trained whole, Cid update, int steps) {
        double all = Footprint.at(whole.update()).orElseThrow().displacementMicros();
        return Footprint.at(update).map(said -> (int) StrictMath.round(said.displacementMicros() / all * steps));
    }

    private static int steps(Job.Train training) {
        long samples = 0;
        for (Segment segment : training.segments())
            samples += Portion.of(segment).samples();
        long batch = Math.max(1, Math.min(training.recipe().batchSize(), samples));
        return Math.toIntExact((samples + batch - 1) / batch * training.recipe().localEpochs());
    }

    private static String words(Job.Train training) {
        Sha256 words = Sha256.of("steps")
                .with(training.base().text())
                .with(training.recipe().toString())
                .with(training.seed());
        for (Segment segment : training.segments()) words = words.with(segment.hash());
        return words.hex();
    }
}
