package assay.domain.participant;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.domain.verification.DrawnMessage;
import assay.domain.verification.Opening;
import assay.domain.verification.Sample;
import assay.domain.verification.StateTree;
import assay.domain.verification.Transcript;
import assay.domain.verification.Truth;
import assay.domain.verification.VerificationCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link Solver} does about iterations: each message has a transcript of its own. The states at its ends stand in
 * the record; those inside are sealed, and so are the hashes of their residuals.
 */
record IterationsSolver(Solver solver) {
    private static final long ONE = 1_000_000;

    boolean concerns(Work work) {
        if (work instanceof Work.Iterate iterate) return iterate.stretch() > 0;
        return !drawn(work).isEmpty();
    }

    private static List<DrawnMessage> drawn(Work work) {
        if (work instanceof Work.OpenSamples open) return open.messages();
        return work instanceof Work.Unseal unseal ? unseal.messages() : List.of();
    }

    Optional<Action> act(Sight sight) {
        Work work = sight.work();
        if (sight instanceof Sight.Offered) return Optional.of(new Action.Compute(job(work), true));
        if (sight instanceof Sight.NotComputed not) return Solver.afterFailure(not);
        return sight instanceof Sight.Computed computed
                ? Optional.of(answer(work, computed.result()))
                : Optional.empty();
    }

    private Job job(Work work) {
        if (work instanceof Work.Iterate iterate) {
            return told(new Job.IterateInSteps(iterate.job(), iterate.stretch()));
        }
        List<Job> messages = new ArrayList<>();
        List<List<Integer>> faults = new ArrayList<>();
        for (DrawnMessage message : drawn(work)) {
            messages.add(told(message.job()));
            faults.add(work instanceof Work.OpenSamples open ? faults(open, message) : List.of());
        }
        return new Job.Recount(messages, faults);
    }

    /** The iterations as they are done, or made out to be. */
    private Job told(Job.IterateInSteps message) {
        if (solver.skipsMicros() == 0 && solver.leastSkips() == 0) return message;
        String drawn = Sha256.of("left out")
                .with(message.iterations().seed())
                .with(message.iterations().first())
                .hex();
        boolean leftOut = Long.parseLong(drawn.substring(0, 12), 16) % ONE < solver.skipsMicros();
        return leftOut ? new Job.IterateFalsely(message, solver.turns()) : message;
    }

    private List<Integer> faults(Work.OpenSamples work, DrawnMessage message) {
        List<Integer> faults = new ArrayList<>();
        for (Sample sample : work.samples()) {
            if (message.has(sample) && solver.planted(work, sample)) faults.add(sample.stretch() - message.offset());
        }
        return faults;
    }

    private Action answer(Work work, JobResult result) {
        if (work instanceof Work.Iterate iterate && result instanceof JobResult.IteratedInSteps done) {
            return new Action.Submit(
                    Iterating.answer(iterate, sealed(work, done.iterated()), transcript(iterate, done)));
        }
        if (!(result instanceof JobResult.Recounted recounted)) return new Action.Pass();
        if (work instanceof Work.OpenSamples open) {
            return new Action.Submit(new VerificationCommand.OpenSamples(open.round(), openings(open, recounted)));
        }
        return work instanceof Work.Unseal unseal
                ? new Action.Submit(
                        new VerificationCommand.Unseal(unseal.round(), solver.nonce(work), truths(unseal, recounted)))
                : new Action.Pass();
    }

    private Transcript transcript(Work.Iterate work, JobResult.IteratedInSteps done) {
        String nonce = solver.nonce(work);
        String root = StateTree.root(done.states(), nonce, work.job().first());
        return new Transcript(work.job().count(), root, StateTree.sealing(nonce), done.kernel());
    }

    /** Between the ends of a message, hashes of residuals would tell whoever does nothing which states are true. */
    private JobResult.Iterated sealed(Work work, JobResult.Iterated done) {
        List<Iteration> sealed = new ArrayList<>();
        for (int i = 0; i < done.chain().size(); i++) {
            Iteration link = done.chain().get(i);
            boolean last = i == done.chain().size() - 1;
            String before = i == 0 ? link.residualBefore() : sealed.get(i - 1).residualAfter();
            String after = last ? link.residualAfter() : seal(work, link.residualAfter(), link.number());
            sealed.add(link.withResiduals(before, after));
        }
        return new JobResult.Iterated(done.maps(), done.state(), sealed, done.samples());
    }

    private String seal(Work work, String residual, int number) {
        return Sha256.of("sealed residual")
                .with(solver.nonce(work))
                .with(number)
                .with(residual)
                .hex();
    }

    private List<Opening> openings(Work.OpenSamples work, JobResult.Recounted recounted) {
        String nonce = solver.nonce(work);
        List<Opening> openings = new ArrayList<>();
        for (int i = 0; i < work.messages().size(); i++) {
            DrawnMessage message = work.messages().get(i);
            JobResult.IteratedInSteps done = recounted.messages().get(i);
            int first = message.job().iterations().first();
            int faults = 0;
            for (Sample sample : work.samples()) {
                if (!message.has(sample)) continue;
                int at = sample.stretch() - message.offset();
                boolean planted = solver.planted(work, sample);
                Cid after =
                        planted ? done.faults().get(faults++) : done.states().get(at + 1);
                openings.add(new Opening(
                        sample.number(),
                        done.states().get(at),
                        StateTree.salt(nonce, first + at),
                        StateTree.proof(done.states(), nonce, first, at),
                        after));
            }
        }
        return openings;
    }

    private List<Truth> truths(Work.Unseal work, JobResult.Recounted recounted) {
        String nonce = solver.nonce(work);
        List<Truth> truths = new ArrayList<>();
        for (int i = 0; i < work.messages().size(); i++) {
            DrawnMessage message = work.messages().get(i);
            JobResult.IteratedInSteps done = recounted.messages().get(i);
            int first = message.job().iterations().first();
            for (Sample sample : work.samples()) {
                if (!message.has(sample)) continue;
                int after = sample.stretch() - message.offset() + 1;
                truths.add(new Truth(
                        sample.number(),
                        done.states().get(after),
                        StateTree.proof(done.states(), nonce, first, after)));
            }
        }
        return truths;
    }
}
