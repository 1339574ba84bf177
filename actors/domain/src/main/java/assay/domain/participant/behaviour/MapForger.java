package assay.domain.participant.behaviour;

import assay.domain.participant.Action;
import assay.domain.participant.Iterating;
import assay.domain.participant.Policy;
import assay.domain.participant.Sight;
import assay.domain.participant.Work;
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
 */
public record MapForger(Policy honest, Manner manner) implements Habit {
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
        if (!(sight.work() instanceof Work.Iterate work))
            return honest.respond(sight, now).action();
        if (sight instanceof Sight.Computed made && made.result() instanceof JobResult.Iterated done) {
            return new Action.Submit(Iterating.answer(work, told(work, done)));
        }
        Action action = honest.respond(sight, now).action();
        boolean forges = manner == Manner.EMPTY || manner == Manner.OPPOSITE;
        if (!forges || !(action instanceof Action.Compute compute)) return action;
        return new Action.Compute(new Job.IterateFalsely(compute.job(), manner == Manner.OPPOSITE), true);
    }

    private JobResult.Iterated told(Work.Iterate work, JobResult.Iterated done) {
        if (manner == Manner.EMPTY || manner == Manner.OPPOSITE) return done;
        List<Iteration> chain = new ArrayList<>(done.chain());
        Iteration first = chain.get(0);
        chain.set(0, manner == Manner.FLOOD ? flooding(first, work.job().rules().words()) : elsewhere(first));
        return new JobResult.Iterated(done.maps(), done.state(), chain, done.samples());
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
