package assay.training;

import assay.domain.content.Cid;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.Valuation;
import assay.domain.training.WeightedUpdate;
import assay.domain.valuation.UpdateGame;
import assay.domain.valuation.Values;
import assay.domain.valuation.Worth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What single updates are worth to a round: aggregates of some of them are made and measured, and nothing is trained
 * again. All updates are held in memory meanwhile, each read once.
 */
final class UpdateValues {
    private final Job.Measure job;
    private final Parameters base;
    private final Measuring measuring;
    private final Map<String, Parameters> models = new TreeMap<>();
    private final Map<String, MessageMaps> maps = new TreeMap<>();
    private Optional<Parameters> state = Optional.empty();

    private UpdateValues(Job.Measure job, Parameters base, Measuring measuring) {
        this.job = job;
        this.base = base;
        this.measuring = measuring;
    }

    /** As the job says; nothing is read when it says that nothing is valued. */
    static Values of(Job.Measure job, Parameters base, Contents contents, Measuring measuring, long baseErrorMicros)
            throws JobFailed {
        UpdateValues values = new UpdateValues(job, base, measuring);
        if (job.valuation().method() != Valuation.Method.NONE) values.read(contents);
        return Worth.of(new UpdateGame<>(job.updates(), baseErrorMicros, values::errorMicros), job.valuation());
    }

    private void read(Contents contents) throws JobFailed {
        if (job.state().isPresent())
            state = Optional.of(contents.model(job.state().get()));
        for (WeightedUpdate update : job.updates()) {
            if (aggregation() instanceof MapSum sum) {
                contents.mapsIfAny(update, sum.parameters())
                        .ifPresent(sent -> maps.put(update.update().text(), sent));
                continue;
            }
            model(contents, update.update())
                    .ifPresent(model -> models.put(update.update().text(), model));
        }
    }

    /** As in the aggregate of all: what is missing or malformed counts for nothing, to any coalition. */
    private static Optional<Parameters> model(Contents contents, Cid address) throws JobFailed {
        try {
            return contents.modelIfThere(address);
        } catch (JobFailed e) {
            if (e.fault() == JobFailed.Fault.BAD_INPUT) return Optional.empty();
            throw e;
        }
    }

    private long errorMicros(List<WeightedUpdate> coalition) throws JobFailed {
        Aggregation aggregation = aggregation();
        boolean any = false;
        for (WeightedUpdate update : coalition) any |= added(aggregation, update);
        Parameters model = any ? aggregation.result() : base;
        return measuring.score(model.isFinite() ? model : base).errorMicros();
    }

    private Aggregation aggregation() throws JobFailed {
        return Aggregations.named(job.strategy(), base, job.rules(), state);
    }

    private boolean added(Aggregation aggregation, WeightedUpdate update) throws JobFailed {
        if (aggregation instanceof MapSum sum) return moved(sum, update);
        Parameters model = models.get(update.update().text());
        if (model == null) return false;
        try {
            aggregation.add(update.update().text(), model, update.samples());
            return true;
        } catch (JobFailed e) {
            if (e.fault() == JobFailed.Fault.BAD_INPUT) return false;
            throw e;
        }
    }

    private boolean moved(MapSum sum, WeightedUpdate update) {
        MessageMaps sent = maps.get(update.update().text());
        if (sent != null) sum.add(sent);
        return sent != null;
    }
}
