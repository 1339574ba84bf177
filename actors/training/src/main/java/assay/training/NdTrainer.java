package assay.training;

import assay.domain.content.Cid;
import assay.domain.content.ContentStore;
import assay.domain.training.AggregationRules;
import assay.domain.training.DataPlan;
import assay.domain.training.Extent;
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
import assay.domain.valuation.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The trainer that computes in this process, with ND4J. Safe for use by several threads, each doing its own job. A dataset
 * named by a path is read from this machine's file system.
 */
public final class NdTrainer implements Trainer {
    private final Contents contents;
    private final CommittedTraining committed;
    private final CommittedIterations iterations;

    /** A trainer that reads and writes segments and models in {@code store}. Loads nothing native yet. */
    public NdTrainer(ContentStore store) {
        this.contents = new Contents(store);
        this.iterations = new CommittedIterations(contents);
        this.committed = new CommittedTraining(contents, iterations);
    }

    @Override
    public JobResult run(Job job) throws JobFailed {
        if (job instanceof Job.Prepare prepare) return prepare(prepare, 0);
        if (job instanceof Job.PrepareSpoilt spoilt) return prepare(spoilt.prepare(), spoilt.spoiltMicros());
        if (job instanceof Job.Train train) return train(train, UnaryOperator.identity());
        if (job instanceof Job.TrainOwn train) return trainOwn(train, UnaryOperator.identity());
        if (job instanceof Job.TrainMislabelled train) return trainMislabelled(train);
        if (job instanceof Job.Iterate || job instanceof Job.IterateOwn) return iterated(job, Iterations.Manner.TRUE);
        if (job instanceof Job.IterateInSteps || job instanceof Job.Recount) return iterations.run(job);
        if (job instanceof Job.IterateFalsely no) {
            if (no.claimed() instanceof Job.IterateInSteps) return iterations.run(no);
            return iterated(no.claimed(), no.turned() ? Iterations.Manner.TURNED : Iterations.Manner.IDLE);
        }
        if (job instanceof Job.Forge forge) return forge(forge);
        if (job instanceof Job.Aggregate aggregate) return screened(aggregate);
        if (job instanceof Job.Measure measure) return screened(measure);
        if (job instanceof Job.TrainInSteps train) return committed.run(train);
        if (job instanceof Job.TrainSkipping skipping) return committed.skip(skipping);
        if (job instanceof Job.Recall recall) return committed.recall(recall);
        if (job instanceof Job.Recheck recheck) return committed.recheck(recheck);
        throw new IllegalArgumentException("no trainer for " + job);
    }

    private JobResult prepare(Job.Prepare job, long spoiltMicros) throws JobFailed {
        Recipes.check(job.recipe());
        DataPlan plan = job.plan();
        Samples samples = SampleReader.read(plan.source(), plan.seed());
        Recipes.checkData(job.recipe(), samples.dimensions(), samples.classes());
        Cut cut = Cut.of(plan, samples);
        int segmentSamples = cut.training().size() / plan.trainingSegments();
        List<Segment> training = store(samples, cut.training(), plan.trainingSegments(), 0, 0);
        int validations = Math.max(1, cut.validation().size() / segmentSamples);
        List<Segment> validation = store(samples, cut.validation(), validations, training.size(), spoiltMicros);
        int hiddens = Math.max(1, cut.hidden().size() / segmentSamples);
        List<Segment> hidden = store(samples, cut.hidden(), hiddens, training.size() + validations, spoiltMicros);
        Cid model = contents.put(Parameters.initial(job.recipe(), samples.dimensions(), plan.seed()));
        return new JobResult.Prepared(model, training, validation, hidden);
    }

    private List<Segment> store(Samples samples, Cut.Indices part, int pieces, int firstOrdinal, long spoiltMicros)
            throws JobFailed {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            int[] indices = part.piece(i, pieces).toArray();
            segments.add(contents.putSegment(
                    SegmentBytes.encode(spoilt(samples, indices, spoiltMicros), indices, firstOrdinal + i)));
        }
        return List.copyOf(segments);
    }

    private JobResult trainMislabelled(Job.TrainMislabelled job) throws JobFailed {
        if (job.training() instanceof Job.Train train) return train(train, Mislabelled::new);
        if (job.training() instanceof Job.TrainOwn train) return trainOwn(train, Mislabelled::new);
        if (job.training() instanceof Job.TrainInSteps train) return committed.mislabelled(train);
        throw new IllegalArgumentException("nothing to train: " + job.training());
    }

    private JobResult forge(Job.Forge job) throws JobFailed {
        Parameters base = contents.model(job.base());
        Parameters update = contents.model(job.update().update());
        Parameters forged = Forgery.of(base, update, job.scaleMicros(), job.noiseMicros(), job.seed());
        JobResult.Trained told = job.update();
        return new JobResult.Trained(contents.put(forged), told.samples(), told.lossMicros(), told.accuracyMicros());
    }

    /** The samples, with the labels of the first so many of {@code indices} turned. */
    private static Samples spoilt(Samples samples, int[] indices, long micros) {
        int count = (int) (indices.length * micros / 1_000_000);
        return count == 0 ? samples : new Mislabelled(samples, Arrays.copyOf(indices, count));
    }

    private JobResult train(Job.Train job, UnaryOperator<Samples> labels) throws JobFailed {
        Recipes.check(job.recipe());
        Samples samples = labels.apply(contents.samples(job.segments()));
        int[] all = new int[samples.count()];
        for (int i = 0; i < all.length; i++) all[i] = i;
        return train(job.recipe(), job.base(), samples, all, job.seed(), job.proximalMicros());
    }

    private JobResult trainOwn(Job.TrainOwn job, UnaryOperator<Samples> labels) throws JobFailed {
        Recipes.check(job.recipe());
        Samples samples = SampleReader.read(job.own().source(), job.own().seed());
        int[] mine = mine(job.own(), job.part(), job.parts(), job.extent(), samples);
        return train(job.recipe(), job.base(), labels.apply(samples), mine, job.seed(), job.proximalMicros());
    }

    private JobResult iterated(Job job, Iterations.Manner manner) throws JobFailed {
        Iterating iterating = new Iterating(contents, manner);
        if (job instanceof Job.Iterate iterate) return iterating.run(iterate);
        if (job instanceof Job.IterateOwn own) return iterateOwn(own, iterating);
        throw new IllegalArgumentException("no iterations: " + job);
    }

    private static JobResult iterateOwn(Job.IterateOwn job, Iterating iterating) throws JobFailed {
        Recipes.check(job.iterations().recipe());
        Samples samples = SampleReader.read(job.own().source(), job.own().seed());
        int[] mine = mine(job.own(), job.part(), job.parts(), job.extent(), samples);
        return iterating.run(job.iterations(), samples, mine);
    }

    /** Which of {@code samples} are part {@code part} of {@code parts}, as far as {@code extent} goes. */
    private static int[] mine(DataPlan plan, int part, int parts, Extent extent, Samples samples) throws JobFailed {
        if (part < 0 || part >= parts) {
            throw Failures.badInput(
                    "own data: expected a part from 0 to below the number of parts, found " + part + " of " + parts);
        }
        Cut.Indices own = Cut.of(plan, samples).training();
        if (own.size() < parts) {
            throw Failures.badInput("own data: " + own.size() + " training samples cannot be shared by " + parts);
        }
        int[] mine = own.piece(part, parts).within(extent, part, samples);
        if (mine.length == 0) {
            throw Failures.badInput("own data: part " + part + " of " + parts
                    + " has no samples of the classes that its owner knows (" + extent + ")");
        }
        return mine;
    }

    private JobResult train(Recipe recipe, Cid base, Samples samples, int[] indices, long seed, long proximalMicros)
            throws JobFailed {
        Parameters model = fitting(recipe, base, samples);
        LocalTraining.Outcome outcome = LocalTraining.run(recipe, model, samples, indices, seed, proximalMicros);
        Score score = outcome.score();
        Cid update = contents.put(outcome.model());
        return new JobResult.Trained(update, indices.length, score.lossMicros(), score.accuracyMicros());
    }

    /** The model at {@code cid}, made sure that it and the recipe fit the samples, and that we can compute at all. */
    private Parameters fitting(Recipe recipe, Cid cid, Samples samples) throws JobFailed {
        Recipes.checkData(recipe, samples.dimensions(), samples.classes());
        Parameters model = contents.model(cid);
        Recipes.checkModel(recipe, cid.text(), model, samples.dimensions());
        NativeMath.require();
        return model;
    }

    private JobResult screened(Job.Aggregate job) throws JobFailed {
        if (job.outliers() != Outliers.EXCLUDE) return aggregate(job);
        List<Trait> traits = Traits.of(contents, job.strategy(), job.base(), job.updates());
        return aggregate(job.of(Screening.kept(job, traits)));
    }

    private JobResult screened(Job.Measure job) throws JobFailed {
        if (job.outliers() == Outliers.IGNORE) return measure(job);
        List<Trait> traits = Traits.of(contents, job.strategy(), job.base(), job.updates());
        JobResult.Measured kept = measure(job.of(Screening.kept(job, traits)));
        return Screening.ofAll(kept, traits, job);
    }

    private JobResult aggregate(Job.Aggregate job) throws JobFailed {
        Parameters base = contents.model(job.base());
        Aggregation aggregation = aggregation(job.strategy(), base, job.rules(), job.state());
        boolean any = false;
        for (WeightedUpdate update : job.updates()) any |= added(aggregation, update);
        Outcome outcome = any ? Outcome.of(aggregation, base) : Outcome.none(base);
        // Without an outcome nothing has happened to the strategy either.
        if (!outcome.counts()) return new JobResult.Aggregated(job.base(), job.state());
        return new JobResult.Aggregated(contents.put(outcome.model()), put(outcome.state()));
    }

    private Aggregation aggregation(String strategy, Parameters base, AggregationRules rules, Optional<Cid> state)
            throws JobFailed {
        Optional<Parameters> kept = state.isPresent() ? Optional.of(contents.model(state.get())) : Optional.empty();
        return Aggregations.named(strategy, base, rules, kept);
    }

    private Optional<Cid> put(Optional<Parameters> state) throws JobFailed {
        return state.isPresent() ? Optional.of(contents.put(state.get())) : Optional.empty();
    }

    /**
     * What updates come to.
     *
     * @param counts false when nothing came of them: the base stays, and the strategy remembers nothing of it
     */
    private record Outcome(Parameters model, Optional<Parameters> state, boolean counts) {
        static Outcome none(Parameters base) {
            return new Outcome(base, Optional.empty(), false);
        }

        /** Numbers out of all bounds come to nothing: otherwise one update could keep a round from being measured. */
        static Outcome of(Aggregation aggregation, Parameters base) {
            Parameters model = aggregation.result();
            Optional<Parameters> state = aggregation.state();
            boolean finite = model.isFinite() && state.map(Parameters::isFinite).orElse(true);
            return finite ? new Outcome(model, state, true) : none(base);
        }
    }

    /**
     * Whether {@code update} counts. One that is missing, malformed or of another shape counts for nothing: otherwise any
     * trainer could keep a whole round from being measured.
     */
    private boolean added(Aggregation aggregation, WeightedUpdate update) throws JobFailed {
        try {
            if (aggregation instanceof MapSum maps) return moved(maps, update);
            Optional<Parameters> model = contents.modelIfThere(update.update());
            if (model.isEmpty()) return false;
            aggregation.add(update.update().text(), model.get(), update.samples());
            return true;
        } catch (JobFailed e) {
            if (e.fault() == JobFailed.Fault.BAD_INPUT) return false;
            throw e;
        }
    }

    private boolean moved(MapSum aggregation, WeightedUpdate update) throws JobFailed {
        Optional<MessageMaps> maps = contents.mapsIfAny(update, aggregation.parameters());
        maps.ifPresent(aggregation::add);
        return maps.isPresent();
    }

    private JobResult.Measured measure(Job.Measure job) throws JobFailed {
        Recipes.check(job.recipe());
        Samples samples = contents.samples(job.segments());
        Parameters base = fitting(job.recipe(), job.base(), samples);
        Aggregation aggregation = aggregation(job.strategy(), base, job.rules(), job.state());
        List<Long> errors = new ArrayList<>();
        List<Long> losses = new ArrayList<>();
        Outcome outcome = Outcome.none(base);
        Values values;
        try (Measuring measuring = new Measuring(job.recipe(), samples)) {
            record(measuring.score(base), errors, losses);
            for (WeightedUpdate update : job.updates()) {
                if (added(aggregation, update)) outcome = Outcome.of(aggregation, base);
                record(measuring.score(outcome.model()), errors, losses);
            }
            values = UpdateValues.of(job, base, contents, measuring, errors.get(0));
        }
        Cid aggregate = outcome.counts() ? contents.put(outcome.model()) : job.base();
        Optional<Cid> state = outcome.counts() ? put(outcome.state()) : job.state();
        return new JobResult.Measured(errors, losses, aggregate, state, values.micros(), values.errorMicros());
    }

    private static void record(Score score, List<Long> errors, List<Long> losses) {
        errors.add(score.errorMicros());
        losses.add(score.lossMicros());
    }
}
