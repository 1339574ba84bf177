package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import assay.domain.training.Job;
import assay.domain.training.JobResult;
import assay.domain.training.Segment;
import assay.domain.training.Trainer;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;

/**
 * A trainer without mathematics: a model's address says what its error is, and every update takes a share of it away
 * that is drawn from what it was trained on. Equal jobs give equal results.
 */
public final class CurveTrainer implements Trainer {
    private static final long ONE = 1_000_000;
    private static final long INITIAL_ERROR = 900_000;

    @Override
    public JobResult run(Job job) {
        if (job instanceof Job.Prepare prepare) return prepared(prepare);
        if (job instanceof Job.Train train) return trained(train.base(), train.segments() + " " + train.seed());
        if (job instanceof Job.TrainOwn own) return trained(own.base(), own.part() + " " + own.seed());
        if (job instanceof Job.TrainMislabelled flipped) return run(flipped.training());
        if (job instanceof Job.Forge forge) {
            return trained(forge.base(), forge.update() + " " + forge.scaleMicros() + " " + forge.seed());
        }
        if (job instanceof Job.Aggregate aggregate) {
            return new JobResult.Aggregated(aggregated(aggregate.base(), aggregate.updates()));
        }
        return measured((Job.Measure) job);
    }

    private static JobResult prepared(Job.Prepare prepare) {
        List<Segment> training = new ArrayList<>();
        for (int i = 0; i < prepare.plan().trainingSegments(); i++) training.add(segment("training " + i, prepare));
        Cid model = model(INITIAL_ERROR, "start");
        return new JobResult.Prepared(
                model, training, List.of(segment("validation", prepare)), List.of(segment("hidden", prepare)));
    }

    private static Segment segment(String what, Job.Prepare prepare) {
        String hash = Sha256.of(what).with(prepare.plan().toString()).hex();
        return new Segment(hash, new Cid("segment." + hash));
    }

    private static JobResult trained(Cid base, String on) {
        String hash = Sha256.of("update").with(base.text()).with(on).hex();
        long gain = 30_000 + Long.parseLong(hash.substring(0, 6), 16) % 90_000;
        return new JobResult.Trained(new Cid("update." + gain + "." + hash), 100, error(base) * 2, ONE - error(base));
    }

    private static Cid aggregated(Cid base, List<WeightedUpdate> updates) {
        if (updates.isEmpty()) return base;
        long error = error(base);
        Sha256 hash = Sha256.of("aggregate").with(base.text());
        for (WeightedUpdate update : updates) {
            error -= error * number(update.update()) / ONE;
            hash = hash.with(update.update().text());
        }
        return model(error, hash.hex());
    }

    private static JobResult measured(Job.Measure measure) {
        List<Long> errors = new ArrayList<>();
        List<Long> losses = new ArrayList<>();
        Cid model = measure.base();
        for (int k = 0; k <= measure.updates().size(); k++) {
            model = aggregated(measure.base(), measure.updates().subList(0, k));
            errors.add(error(model));
            losses.add(error(model) * 2);
        }
        return new JobResult.Measured(errors, losses, model);
    }

    private static Cid model(long errorMicros, String hash) {
        return new Cid("model." + errorMicros + "." + hash);
    }

    private static long error(Cid model) {
        return number(model);
    }

    private static long number(Cid address) {
        return Long.parseLong(address.text().split("\\.", 3)[1]);
    }
}
