package assay.training;

import assay.domain.content.Cid;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Iterations whose states are kept, so that any part of a message can be done again. A message is made stretch by stretch
 * to begin with: whoever does one of them again does the very same.
 */
final class CommittedIterations {
    /** Of how many messages it is remembered which states were kept. The states themselves lie in the store. */
    private static final int REMEMBERED = 1_024;

    private final Contents contents;
    private final Map<Job, JobResult.IteratedInSteps> done =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Job, JobResult.IteratedInSteps> eldest) {
                    return size() > REMEMBERED;
                }
            });

    CommittedIterations(Contents contents) {
        this.contents = contents;
    }

    JobResult run(Job job) throws JobFailed {
        if (job instanceof Job.Recount recount) return recount(recount);
        JobResult.IteratedInSteps made = made(job);
        done.put(job, made);
        return made;
    }

    private JobResult.IteratedInSteps made(Job job) throws JobFailed {
        if (job instanceof Job.IterateInSteps honest) return inSteps(honest, Iterations.Manner.TRUE);
        if (job instanceof Job.IterateFalsely no && no.claimed() instanceof Job.IterateInSteps claimed) {
            return inSteps(claimed, no.turned() ? Iterations.Manner.TURNED : Iterations.Manner.IDLE);
        }
        throw new IllegalArgumentException("no iterations: " + job);
    }

    private JobResult.IteratedInSteps inSteps(Job.IterateInSteps job, Iterations.Manner manner) throws JobFailed {
        Job.Iterate whole = job.iterations();
        Iterating iterating = new Iterating(contents, manner);
        Cid state = whole.state().orElse(whole.base());
        List<Cid> states = new ArrayList<>(List.of(state));
        List<MessageMap> maps = new ArrayList<>();
        List<Iteration> chain = new ArrayList<>();
        long samples = 0;
        for (int from = 0; from < whole.count(); from += job.stretch()) {
            int to = Math.min(whole.count(), from + job.stretch());
            Iterations.Outcome outcome = iterating.outcome(part(whole, from, to, state));
            state = contents.put(outcome.state());
            states.add(state);
            maps.addAll(outcome.maps().maps());
            chain.addAll(outcome.chain());
            samples += outcome.samples();
        }
        Cid sent = contents.put(new MessageMaps(maps));
        JobResult.Iterated iterated = new JobResult.Iterated(sent, state, chain, samples);
        return new JobResult.IteratedInSteps(iterated, states, CommittedTraining.kernel(), List.of());
    }

    private static Job.Iterate part(Job.Iterate whole, int from, int to, Cid before) {
        return new Job.Handed(whole, new WeightedUpdate(before, 0)).part(from, to, before);
    }

    private JobResult.Recounted recount(Job.Recount job) throws JobFailed {
        List<JobResult.IteratedInSteps> messages = new ArrayList<>();
        for (int i = 0; i < job.messages().size(); i++) {
            Job message = job.messages().get(i);
            JobResult.IteratedInSteps known = done.get(message);
            JobResult.IteratedInSteps found = known != null ? known : (JobResult.IteratedInSteps) run(message);
            List<Cid> faults = new ArrayList<>();
            for (int stretch : job.faults().get(i)) faults.add(fault(message, found, stretch));
            messages.add(found.with(faults));
        }
        return new JobResult.Recounted(messages);
    }

    /**
     * A false state that only whoever iterates can tell from the one after {@code stretch}: what maps have moved is as it
     * should be, since they are public, and what is left to send is that of one batch too many, as far as it would not be
     * sent.
     */
    private Cid fault(Job message, JobResult.IteratedInSteps found, int stretch) throws JobFailed {
        Job.IterateInSteps claimed = message instanceof Job.IterateFalsely no
                ? (Job.IterateInSteps) no.claimed()
                : (Job.IterateInSteps) message;
        Job.Iterate whole = claimed.iterations();
        int at = (stretch + 1) * claimed.stretch();
        Cid address = found.states().get(stretch + 1);
        Job.Iterate next = part(whole, at, at + 1, address);
        Iterations.Outcome tooFar = new Iterating(contents, Iterations.Manner.TRUE).outcome(next);
        float[] residual = tooFar.state().residual();
        int[] moved = tooFar.state().counts();
        ResidualState truth = contents.residualState(address, residual.length);
        boolean differs = false;
        for (int i = 0; i < residual.length; i++) {
            if (moved[i] != truth.counts()[i]) residual[i] = truth.residual()[i];
            differs |= Float.floatToRawIntBits(residual[i]) != Float.floatToRawIntBits(truth.residual()[i]);
        }
        // A batch without any gradient leaves no trace; a fault has to be one all the same.
        if (!differs) residual[0] = residual[0] == 0 ? Float.MIN_NORMAL : residual[0] / 2;
        return contents.put(new ResidualState(residual, truth.counts()));
    }

    /** Whether a part of a message comes to the state claimed, and to the maps that were sent. */
    JobResult.Reran rerun(Job.ReRun part, Job.Handed handed) throws JobFailed {
        Job.Iterate whole = handed.iterations();
        boolean possible = part.steps() == whole.count() && part.from() < part.to() && part.to() <= part.steps();
        if (!possible) return new JobResult.Reran(part.before(), JobResult.Reran.NO_STATE);
        Job.Iterate again = handed.part(part.from(), part.to(), part.before());
        int parameters = Math.toIntExact(Flat.count(contents.model(again.base()).shapes()));
        // A state that is missing, or none, is the solver's to show.
        boolean shown = again.state().isEmpty()
                || contents.residualStateIfAny(again.state().get(), parameters).isPresent();
        if (!shown) return new JobResult.Reran(part.before(), JobResult.Reran.NO_STATE);
        Iterations.Outcome outcome = new Iterating(contents, Iterations.Manner.TRUE).outcome(again);
        Cid address = contents.put(outcome.state());
        Optional<MessageMaps> sent = contents.mapsIfAny(handed.maps(), parameters);
        boolean told = sent.filter(maps -> maps.maps().size() == whole.count())
                .map(maps -> maps.maps().subList(part.from(), part.to()))
                .filter(maps -> equal(maps, outcome.maps().maps()))
                .isPresent();
        boolean holds = told && address.equals(part.claimed());
        return new JobResult.Reran(address, holds ? 0 : JobResult.Reran.NO_STATE);
    }

    private static boolean equal(List<MessageMap> sent, List<MessageMap> found) {
        for (int i = 0; i < found.size(); i++) {
            if (!sent.get(i).hash().equals(found.get(i).hash())) return false;
        }
        return sent.size() == found.size();
    }
}
