package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Iterating;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Solver;
import assay.domain.participant.Work;
import assay.domain.task.TaskCommand;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands in message maps that are not what its iterations found, or iterations that are not the next of its chain.
 *
 * @param honest does the rest
 * @param secret as of a {@link Solver}, where training is verified
 */
public record MapForger(Policy honest, Manner manner, String secret) implements Habit {
    private static final long ALL = 1_000_000;

    /** What it does. */
    public enum Manner {
        /** Rides free: hands in maps without words, and never trains. */
        EMPTY,
        /** Poisons: trains, and turns every sign. */
        OPPOSITE,
        /** Grinds: says that its residual was another, so that it could have chosen its map. */
        UNCHAINED,
        /** Floods: sends every entry, whether or not it has grown beyond τ. */
        FLOOD
    }

    @Override
    public Action act(Sight sight, Instant now) {
        boolean forges = manner == Manner.EMPTY || manner == Manner.OPPOSITE;
        if (forges && isVerified(sight.work())) {
            Solver solver = new Solver(secret, ALL, 0, manner == Manner.OPPOSITE);
            return solver.act(sight).orElseGet(() -> honest.respond(sight, now).action());
        }
        if (!(sight.work() instanceof Work.Iterate work))
            return honest.respond(sight, now).action();
        if (sight instanceof Sight.Computed made && made.result() instanceof JobResult.Iterated done) {
            return new Action.Submit(Iterating.answer(work, told(work, done)));
        }
        Action action = honest.respond(sight, now).action();
        if (!forges) return told(action, work);
        if (!(action instanceof Action.Compute compute)) return action;
        return new Action.Compute(new Job.IterateFalsely(compute.job(), manner == Manner.OPPOSITE), true);
    }

    private static boolean isVerified(Work work) {
        if (work instanceof Work.Iterate iterate) return iterate.stretch() > 0;
        if (work instanceof Work.OpenSamples open) return !open.messages().isEmpty();
        return work instanceof Work.Unseal unseal && !unseal.messages().isEmpty();
    }

    /** What is handed in with a transcript, told otherwise. */
    private Action told(Action action, Work.Iterate work) {
        if (!(action instanceof Action.Submit submit)
                || !(submit.command() instanceof TaskCommand.SubmitIterations given)) {
            return action;
        }
        return new Action.Submit(new TaskCommand.SubmitIterations(
                given.round(),
                given.consumed(),
                given.maps(),
                given.state(),
                told(work, given.iterations()),
                given.transcript()));
    }

    private JobResult.Iterated told(Work.Iterate work, JobResult.Iterated done) {
        if (manner == Manner.EMPTY || manner == Manner.OPPOSITE) return done;
        return new JobResult.Iterated(done.maps(), done.state(), told(work, done.chain()), done.samples());
    }

    private List<Iteration> told(Work.Iterate work, List<Iteration> links) {
        List<Iteration> chain = new ArrayList<>(links);
        Iteration first = chain.get(0);
        chain.set(0, manner == Manner.FLOOD ? flooding(first, work.job().rules().words()) : elsewhere(first));
        return chain;
    }

    private static Iteration flooding(Iteration link, int most) {
        return told(link, most, 1, link.residualBefore());
    }

    private static Iteration elsewhere(Iteration link) {
        return told(link, link.ups(), link.downs(), link.residualAfter());
    }

    private static Iteration told(Iteration link, int ups, int downs, String residualBefore) {
        return new Iteration(
                link.number(),
                link.epoch(),
                link.batch(),
                link.map(),
                ups,
                downs,
                link.lossMicros(),
                link.accuracyMicros(),
                link.overdrive(),
                link.peers(),
                link.modelBefore(),
                link.modelAfter(),
                residualBefore,
                link.residualAfter());
    }
}
