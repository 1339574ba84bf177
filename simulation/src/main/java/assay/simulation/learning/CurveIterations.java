package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;

/**
 * Iterations of the trainer that is only a model: maps are a {@link Footprint}, hashes are hashes of names. How many words
 * a map has it does not know; every map has about a hundred.
 */
final class CurveIterations {
    private static final String STATE = "chain.";
    private static final long USUAL_WORDS = 50;
    private static final int SPREAD = 5;

    private CurveIterations() {}

    /** The result for a job whose message is {@code maps}. */
    static JobResult.Iterated of(Job.Iterate job, State base, Footprint maps) {
        long batch = Math.max(1, Math.min(job.recipe().batchSize(), maps.samples()));
        long batches = (maps.samples() + batch - 1) / batch;
        String before =
                job.state().map(state -> state.text().substring(STATE.length())).orElse("");
        String model = job.fresh() ? hash("model", job.base().text()) : hash("model", before);
        String residual = job.state().isEmpty() ? Iteration.NO_RESIDUAL : hash("residual", before);
        List<WeightedUpdate> peers = job.peers();
        List<Iteration> chain = new ArrayList<>();
        String name = maps.hash();
        for (int i = 0; i < job.count(); i++) {
            name = i == job.count() - 1 ? maps.hash() : maps.hash() + "-" + i;
            int number = job.first() + i;
            String modelAfter = hash("model", name);
            String residualAfter = hash("residual", name);
            chain.add(new Iteration(
                    number,
                    (int) (number / batches),
                    hash("batch", name),
                    hash("map", name),
                    maps.scaleMicros() == 0 ? 0 : words("up", name, job.rules().words()),
                    maps.scaleMicros() == 0
                            ? 0
                            : words("down", name, job.rules().words()),
                    2 * base.errorMicros(),
                    1_000_000 - base.errorMicros(),
                    0,
                    Iteration.peers(peers),
                    model,
                    modelAfter,
                    residual,
                    residualAfter));
            model = modelAfter;
            residual = residualAfter;
            peers = List.of();
        }
        return new JobResult.Iterated(maps.address(), new Cid(STATE + name), chain, job.count() * batch);
    }

    private static int words(String what, String name, int most) {
        double drawn = USUAL_WORDS + SPREAD * Luck.normal(Sha256.of(what).with(name));
        return (int) Math.max(0, Math.min(most / 2, StrictMath.round(drawn)));
    }

    private static String hash(String what, String name) {
        return Sha256.of(what).with(name).hex();
    }
}
