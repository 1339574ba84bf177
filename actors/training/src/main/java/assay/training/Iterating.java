package assay.training;

import assay.domain.content.Cid;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Does {@link Job.Iterate}: brings together what its addresses name. */
final class Iterating {
    private final Contents contents;
    private final Iterations.Manner manner;

    Iterating(Contents contents, Iterations.Manner manner) {
        this.contents = contents;
        this.manner = manner;
    }

    /** On the segments that the job names. */
    JobResult.Iterated run(Job.Iterate job) throws JobFailed {
        Iterations.Outcome outcome = outcome(job);
        Cid maps = contents.put(outcome.maps());
        return new JobResult.Iterated(maps, contents.put(outcome.state()), outcome.chain(), outcome.samples());
    }

    /** On {@code samples}' {@code indices}. */
    JobResult.Iterated run(Job.Iterate job, Samples samples, int[] indices) throws JobFailed {
        Iterations.Outcome outcome = outcome(job, samples, indices);
        Cid maps = contents.put(outcome.maps());
        return new JobResult.Iterated(maps, contents.put(outcome.state()), outcome.chain(), outcome.samples());
    }

    /** What comes of {@code job} on the segments that it names, before anything is kept. */
    Iterations.Outcome outcome(Job.Iterate job) throws JobFailed {
        Recipes.check(job.recipe());
        Samples samples = contents.samples(job.segments());
        int[] all = new int[samples.count()];
        for (int i = 0; i < all.length; i++) all[i] = i;
        return outcome(job, samples, all);
    }

    private Iterations.Outcome outcome(Job.Iterate job, Samples samples, int[] indices) throws JobFailed {
        check(job);
        Recipes.checkData(job.recipe(), samples.dimensions(), samples.classes());
        Parameters base = contents.model(job.base());
        Recipes.checkModel(job.recipe(), job.base().text(), base, samples.dimensions());
        long parameters = Flat.count(base.shapes());
        MessageMap.require(parameters);
        NativeMath.require();
        ResidualState state = state(job, Math.toIntExact(parameters));
        try (Iterations iterations = new Iterations(job, base, state, samples, indices)) {
            return iterations.run(peers(job, parameters), manner);
        }
    }

    private static void check(Job.Iterate job) throws JobFailed {
        if (job.recipe().momentumMicros() != 0) {
            throw Failures.badInput("iterations: expected momentum 0 (message maps carry none), found "
                    + job.recipe().momentumMicros());
        }
        if (job.rules().tauMicros() < 1 || job.rules().words() < 1) {
            throw Failures.badInput("iterations: expected a tau above 0 and room for words, found " + job.rules());
        }
        if (job.first() < 0 || job.count() < 1 || job.count() > MessageMaps.MAX_MAPS) {
            throw Failures.badInput("iterations: expected 1 to " + MessageMaps.MAX_MAPS + " from 0 or later on, found "
                    + job.count() + " from " + job.first() + " on");
        }
    }

    private ResidualState state(Job.Iterate job, int parameters) throws JobFailed {
        Optional<Cid> cid = job.state();
        if (cid.isPresent()) return contents.residualState(cid.get(), parameters);
        return new ResidualState(new float[parameters], new int[parameters]);
    }

    /** The peers' maps; a message that counts for nothing in the aggregate moves nothing here either. */
    private List<MessageMaps> peers(Job.Iterate job, long parameters) throws JobFailed {
        List<MessageMaps> peers = new ArrayList<>();
        for (WeightedUpdate message : job.peers())
            contents.mapsIfAny(message, parameters).ifPresent(peers::add);
        return peers;
    }
}
