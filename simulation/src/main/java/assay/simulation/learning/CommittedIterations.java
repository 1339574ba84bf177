package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/**
 * Iterations that anybody can do again, without training: the states inside a message are named after its maps, and a
 * false one is one of another name.
 */
final class CommittedIterations {
    private static final String STATE = "chain.";

    private final Trainer trainer;

    /** One for which {@code trainer} says what a message comes to. */
    CommittedIterations(Trainer trainer) {
        this.trainer = trainer;
    }

    static boolean does(Job job) {
        boolean falsely = job instanceof Job.IterateFalsely no && no.claimed() instanceof Job.IterateInSteps;
        return falsely || job instanceof Job.IterateInSteps || job instanceof Job.Recount;
    }

    JobResult run(Job job) throws JobFailed {
        if (!(job instanceof Job.Recount recount)) return inSteps(job);
        List<JobResult.IteratedInSteps> messages = new ArrayList<>();
        for (int i = 0; i < recount.messages().size(); i++) {
            JobResult.IteratedInSteps found = inSteps(recount.messages().get(i));
            List<Cid> faults = new ArrayList<>();
            for (int stretch : recount.faults().get(i)) {
                faults.add(new Cid(found.states().get(stretch + 1).text() + "-fault"));
            }
            messages.add(found.with(faults));
        }
        return new JobResult.Recounted(messages);
    }

    private JobResult.IteratedInSteps inSteps(Job job) throws JobFailed {
        Job.IterateInSteps claimed = (Job.IterateInSteps) (job instanceof Job.IterateFalsely no ? no.claimed() : job);
        Job.Iterate whole = claimed.iterations();
        Job made = job instanceof Job.IterateFalsely no ? new Job.IterateFalsely(whole, no.turned()) : whole;
        JobResult.Iterated iterated = (JobResult.Iterated) trainer.run(made);
        List<Cid> states = new ArrayList<>(List.of(whole.state().orElse(whole.base())));
        for (int from = 0; from < whole.count(); from += claimed.stretch()) {
            int to = Math.min(whole.count(), from + claimed.stretch());
            states.add(state(iterated, whole.count(), to));
        }
        return new JobResult.IteratedInSteps(iterated, states, CommittedSteps.KERNEL, List.of());
    }

    private static Cid state(JobResult.Iterated iterated, int count, int after) {
        String last = iterated.state().text();
        return new Cid(after == count ? last : last + "-" + (after - 1));
    }

    JobResult.Reran rerun(Job.ReRun part, Job.Handed handed) throws JobFailed {
        Job.Iterate whole = handed.iterations();
        boolean possible = part.steps() == whole.count() && part.from() < part.to() && part.to() <= part.steps();
        boolean state = part.from() == 0 || part.before().text().startsWith(STATE);
        if (!possible || !state) return new JobResult.Reran(part.before(), JobResult.Reran.NO_STATE);
        JobResult.Iterated iterated = (JobResult.Iterated) trainer.run(whole);
        Cid address = state(iterated, whole.count(), part.to());
        boolean holds = address.equals(part.claimed())
                && iterated.maps().equals(handed.maps().update());
        return new JobResult.Reran(address, holds ? 0 : JobResult.Reran.NO_STATE);
    }
}
