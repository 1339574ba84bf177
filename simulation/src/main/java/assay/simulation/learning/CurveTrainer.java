package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.entity.Sha256;
import assay.domain.training.DataPlan;
import assay.domain.training.Extent;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Outliers;
import assay.domain.training.Recipe;
import assay.domain.training.Screening;
import assay.domain.training.Segment;
import assay.domain.training.Trainer;
import assay.domain.training.Trait;
import assay.domain.training.WeightedUpdate;
import assay.domain.valuation.UpdateGame;
import assay.domain.valuation.Values;
import assay.domain.valuation.Worth;
import java.util.ArrayList;
import java.util.List;

/**
 * A trainer without data or networks: a model's address says how good it is, an update's what it was made of, and a
 * {@link Curve} says what becomes of one under the other. Keeps nothing; equal jobs give equal results on every machine.
 */
public final class CurveTrainer implements Trainer {
    private static final double ONE = 1_000_000;
    /** How much the way that equal training goes varies. */
    private static final double LUCK = 0.1;

    private final Curve curve;
    private final double luck;

    /** A trainer fitted to the bundled digits. */
    public CurveTrainer() {
        this(Curve.DIGITS);
    }

    /** A trainer of this curve. */
    public CurveTrainer(Curve curve) {
        this(curve, LUCK);
    }

    private CurveTrainer(Curve curve, double luck) {
        this.curve = curve;
        this.luck = luck;
    }

    /** The same without chance: every result is what is to be expected. */
    public CurveTrainer withoutLuck() {
        return new CurveTrainer(curve, 0);
    }

    @Override
    public JobResult run(Job job) throws JobFailed {
        if (job instanceof Job.Prepare prepare) return prepared(prepare, 0);
        if (job instanceof Job.PrepareSpoilt spoilt) return prepared(spoilt.prepare(), spoilt.spoiltMicros());
        boolean committed = job instanceof Job.TrainMislabelled turned && turned.training() instanceof Job.TrainInSteps;
        boolean training =
                job instanceof Job.Train || job instanceof Job.TrainOwn || job instanceof Job.TrainMislabelled;
        if (training && !committed) return trained(job);
        if (job instanceof Job.Forge forge) return forged(forge);
        if (CommittedIterations.does(job)) return new CommittedIterations(this).run(job);
        if (job instanceof Job.Iterate || job instanceof Job.IterateOwn) return iterated(job, 1);
        if (job instanceof Job.IterateFalsely no) return iterated(no.claimed(), no.turned() ? -1 : 0);
        if (job instanceof Job.Aggregate aggregate) {
            List<WeightedUpdate> kept = Screening.kept(aggregate, Traits.of(aggregate.strategy(), aggregate.updates()));
            Combined made = Combined.by(curve, aggregate.of(kept));
            return new JobResult.Aggregated(made.model(), made.state());
        }
        if (job instanceof Job.Measure measure && measure.outliers() != Outliers.IGNORE) {
            List<Trait> traits = Traits.of(measure.strategy(), measure.updates());
            return Screening.ofAll(measured(measure.of(Screening.kept(measure, traits))), traits, measure);
        }
        if (job instanceof Job.Measure measure) return measured(measure);
        return new CommittedSteps(this).run(job);
    }

    private static JobResult prepared(Job.Prepare prepare, long spoiltMicros) {
        DataPlan plan = prepare.plan();
        int pieces = plan.trainingSegments();
        long size = Portion.training(plan) / pieces;
        List<Segment> training = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            Portion piece = Portion.piece("training", i, size, 0, plan);
            boolean sorted = plan.spread() == DataPlan.Spread.BY_LABEL;
            training.add((sorted ? piece.sorted(i, pieces, classes(prepare.recipe())) : piece).segment());
        }
        Segment validation = Portion.piece("validation", 0, Portion.validation(plan), spoiltMicros, plan)
                .segment();
        Segment hidden = Portion.piece("hidden", 0, Portion.hidden(plan), spoiltMicros, plan)
                .segment();
        int classes = classes(prepare.recipe());
        long error = StrictMath.round(State.guessing(classes) * ONE);
        String hash = Luck.name(Sha256.of("start").with(Spelled.of(plan)));
        return new JobResult.Prepared(
                new State(error, classes, hash).address(), training, List.of(validation), List.of(hidden));
    }

    private static int classes(Recipe recipe) {
        return recipe.layers().get(recipe.layers().size() - 1).nodes();
    }

    private JobResult trained(Job job) throws JobFailed {
        Footprint footprint = footprint(job);
        State base = state(base(job));
        long accuracy = StrictMath.round(ONE - base.errorMicros());
        return new JobResult.Trained(footprint.address(), footprint.samples(), 2 * base.errorMicros(), accuracy);
    }

    private static Cid base(Job job) {
        if (job instanceof Job.Train train) return train.base();
        if (job instanceof Job.TrainOwn own) return own.base();
        return base(((Job.TrainMislabelled) job).training());
    }

    private Footprint footprint(Job job) {
        if (job instanceof Job.TrainMislabelled turned)
            return footprint(turned.training()).mislabelled();
        if (job instanceof Job.Train train) {
            long samples = 0;
            long known = 0;
            long all = Footprint.all(classes(train.recipe()));
            Sha256 origin = Sha256.of("segments");
            for (Segment segment : train.segments()) {
                Portion portion = Portion.of(segment);
                samples += portion.samples();
                known |= portion.known().orElse(all);
                origin = origin.with(segment.hash());
            }
            return footprint(train.recipe(), train.base(), train.seed(), samples, known, origin);
        }
        Job.TrainOwn own = (Job.TrainOwn) job;
        int classes = classes(own.recipe());
        Extent extent = own.extent();
        long known = 0;
        for (int label = 0; label < Footprint.counted(classes); label++) {
            if (extent.has(label, own.part(), classes)) known |= 1L << label;
        }
        boolean sorted = own.own().spread() == DataPlan.Spread.BY_LABEL;
        if (sorted) known = sorted(known, Portion.among(own.part(), own.parts(), classes));
        long part = Portion.training(own.own()) / own.parts();
        long had = Math.max(1, part * extent.classes(classes) / classes);
        long samples = extent.samples() == 0 ? had : Math.min(had, extent.samples());
        Sha256 origin =
                Sha256.of("own").with(Spelled.of(own.own())).with(own.part()).with(own.parts());
        return footprint(own.recipe(), own.base(), own.seed(), samples, known, origin);
    }

    /** What somebody knows of a part of sorted data: who would know none of its classes trains on it all the same. */
    private static long sorted(long known, long among) {
        return (known & among) == 0 ? among : known & among;
    }

    private Footprint footprint(Recipe recipe, Cid base, long seed, long samples, long known, Sha256 origin) {
        Sha256 words =
                origin.with(base.text()).with(Spelled.of(recipe)).with(samples).with(seed);
        double stride = Stride.of(recipe, samples) * StrictMath.max(0.1, 1 + luck * Luck.normal(words));
        return new Footprint(
                (long) ONE,
                0,
                samples,
                known,
                classes(recipe),
                StrictMath.round(stride * ONE),
                false,
                Luck.name(origin),
                Luck.name(words));
    }

    /** @param sign 1 for what was found, −1 for its opposite, 0 for nothing */
    private JobResult iterated(Job claimed, int sign) throws JobFailed {
        Footprint found = claimed instanceof Job.IterateOwn own ? footprint(own) : footprint((Job.Iterate) claimed);
        Job.Iterate job = claimed instanceof Job.IterateOwn own ? own.iterations() : (Job.Iterate) claimed;
        Footprint maps = sign == 1 ? found : found.forged(sign * (long) ONE, 0, found.hash() + (sign == 0 ? "i" : "o"));
        return CurveIterations.of(job, state(job.base()), maps);
    }

    /** As of training, but each message moves by its own iterations alone. */
    private Footprint footprint(Job.Iterate job) {
        Job.Train train = new Job.Train(job.recipe(), job.base(), job.segments(), job.seed());
        return iterations(job, footprint(train));
    }

    private Footprint footprint(Job.IterateOwn job) {
        Job.Iterate iterations = job.iterations();
        Job.TrainOwn train = new Job.TrainOwn(
                iterations.recipe(),
                iterations.base(),
                job.own(),
                job.part(),
                job.parts(),
                job.extent(),
                iterations.seed());
        return iterations(iterations, footprint(train));
    }

    private Footprint iterations(Job.Iterate job, Footprint trained) {
        Sha256 words = Sha256.of("iterations")
                .with(trained.hash())
                .with(job.first())
                .with(job.count())
                .with(Iteration.peers(job.peers()));
        double stride = Stride.ofSteps(job.recipe(), job.count()) * StrictMath.max(0.1, 1 + luck * Luck.normal(words));
        return trained.moving(StrictMath.round(stride * ONE), Luck.name(words));
    }

    private static JobResult forged(Job.Forge forge) throws JobFailed {
        JobResult.Trained told = forge.update();
        Footprint made = Footprint.at(told.update()).orElseThrow(() -> unknown("update", told.update()));
        Sha256 words = Sha256.of("forged")
                .with(told.update().text())
                .with(forge.scaleMicros())
                .with(forge.noiseMicros())
                .with(forge.seed());
        Footprint forged = made.forged(forge.scaleMicros(), forge.noiseMicros(), Luck.name(words));
        return new JobResult.Trained(forged.address(), told.samples(), told.lossMicros(), told.accuracyMicros());
    }

    private JobResult.Measured measured(Job.Measure measure) throws JobFailed {
        List<Long> errors = new ArrayList<>();
        List<Long> losses = new ArrayList<>();
        Combined made = combined(measure, List.of());
        for (int k = 0; k <= measure.updates().size(); k++) {
            made = combined(measure, measure.updates().subList(0, k));
            long error = seen(state(made.model()), measure.segments());
            errors.add(error);
            losses.add(2 * error);
        }
        Values values = Worth.of(
                new UpdateGame<>(
                        measure.updates(),
                        errors.get(0),
                        members -> seen(state(combined(measure, members).model()), measure.segments())),
                measure.valuation());
        return new JobResult.Measured(
                errors, losses, made.model(), made.state(), values.micros(), values.errorMicros());
    }

    private Combined combined(Job.Measure job, List<WeightedUpdate> updates) throws JobFailed {
        return Combined.by(curve, new Job.Aggregate(job.strategy(), job.base(), updates, job.rules(), job.state()));
    }

    /** What the error of a model looks like on so much data, some of it false. */
    private long seen(State model, List<Segment> segments) {
        double samples = 0;
        double spoilt = 0;
        Sha256 words = Sha256.of("seen").with(model.hash());
        for (Segment segment : segments) {
            Portion portion = Portion.of(segment);
            samples += portion.samples();
            spoilt += portion.samples() * (portion.spoiltMicros() / ONE);
            words = words.with(segment.hash());
        }
        double share = spoilt / samples;
        double error = model.error();
        double turned = 1 - error / (model.classes() - 1);
        double shown = (1 - share) * error + share * turned;
        double deviation = luck == 0 ? 0 : StrictMath.sqrt(StrictMath.max(0, shown * (1 - shown)) / samples);
        double drawn = shown + deviation / 2 * Luck.normal(words);
        return StrictMath.round(ONE * StrictMath.max(0, StrictMath.min(1, drawn)));
    }

    static State state(Cid model) throws JobFailed {
        return State.at(model).orElseThrow(() -> unknown("model", model));
    }

    private static JobFailed unknown(String what, Cid address) {
        return new JobFailed(
                JobFailed.Fault.BAD_INPUT, address.text(), address + " is no " + what + " of this trainer");
    }
}
