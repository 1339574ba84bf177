package assay.simulation.learning;

import assay.domain.content.Cid;
import assay.domain.training.AggregationRules;
import assay.domain.training.DataPlan;
import assay.domain.training.Extent;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Recipe;
import assay.domain.training.Segment;
import assay.domain.training.Strategy;
import assay.domain.training.Trainer;
import assay.domain.training.Valuation;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rounds of training by a few miners, some of whom cheat, done by whichever trainer: what a {@link Curve} is fitted to, and
 * held against.
 *
 * @param name what it shows
 * @param miners who trains
 * @param rounds how often
 * @param strategy how one model is made of the updates
 * @param rules its parameters
 */
public record Trial(String name, List<Miner> miners, int rounds, Strategy strategy, AggregationRules rules) {
    /** By the weighted mean. */
    public Trial(String name, List<Miner> miners, int rounds) {
        this(name, miners, rounds, Strategy.WEIGHTED_MEAN, AggregationRules.unsaid());
    }

    /** Parts so small that a few samples can be had without sharing any. */
    private static final int PARTS = 40;

    /** What a miner does with the base model. */
    public enum Deed {
        TRAIN,
        REST,
        FLIP,
        FORGE,
        COPY_FIRST
    }

    /**
     * A miner.
     *
     * @param part which part of the data, of as many as {@code parts}
     * @param extent how much of it
     * @param scaleMicros for forgers
     * @param noiseMicros for forgers
     */
    public record Miner(Deed deed, int part, int parts, Extent extent, long scaleMicros, long noiseMicros) {
        static Miner of(Deed deed, int part, int parts) {
            return new Miner(deed, part, parts, Extent.ALL, 1_000_000, 0);
        }

        Miner with(Extent other) {
            return new Miner(deed, part, parts, other, scaleMicros, noiseMicros);
        }

        Miner forging(long scale, long noise) {
            return new Miner(Deed.FORGE, part, parts, extent, scale, noise);
        }
    }

    /** {@code count} honest miners, each with a part of {@code parts}. */
    static List<Miner> honest(int count, int parts) {
        List<Miner> all = new ArrayList<>();
        for (int i = 0; i < count; i++) all.add(Miner.of(Deed.TRAIN, i, parts));
        return all;
    }

    /** Errors before and after every round, in 10⁻⁶, on all the data that nobody trains on. */
    public List<Long> errors(Trainer trainer, DataPlan plan, Recipe recipe) throws JobFailed {
        JobResult.Prepared prepared = (JobResult.Prepared) trainer.run(new Job.Prepare(plan, recipe));
        List<Segment> unseen = new ArrayList<>(prepared.validation());
        unseen.addAll(prepared.hidden());
        Cid model = prepared.model();
        List<Long> errors = new ArrayList<>();
        Optional<Cid> state = Optional.empty();
        errors.add(measured(trainer, recipe, model, List.of(), unseen, state)
                .errorMicros()
                .get(0));
        for (int round = 1; round <= rounds; round++) {
            List<WeightedUpdate> updates = new ArrayList<>();
            for (int i = 0; i < miners.size(); i++) {
                JobResult.Trained made = update(trainer, plan, recipe, model, i, round, updates);
                updates.add(new WeightedUpdate(made.update(), made.samples()));
            }
            JobResult.Measured after = measured(trainer, recipe, model, updates, unseen, state);
            errors.add(after.errorMicros().get(updates.size()));
            model = after.aggregate();
            state = after.state();
        }
        return errors;
    }

    private JobResult.Trained update(
            Trainer trainer, DataPlan plan, Recipe recipe, Cid base, int number, int round, List<WeightedUpdate> before)
            throws JobFailed {
        Miner miner = miners.get(number);
        long seed = 1_000L * plan.seed() + 100L * round + number;
        if (miner.deed() == Deed.REST || miner.deed() == Deed.COPY_FIRST) {
            Cid from = miner.deed() == Deed.REST ? base : before.get(0).update();
            JobResult.Trained told = new JobResult.Trained(from, before.get(0).samples(), 0, 0);
            return (JobResult.Trained) trainer.run(new Job.Forge(base, told, 1_000_000, 1_000, seed));
        }
        Job training = new Job.TrainOwn(recipe, base, plan, miner.part(), miner.parts(), miner.extent(), seed);
        if (miner.deed() == Deed.FLIP) training = new Job.TrainMislabelled(training);
        JobResult.Trained trained = (JobResult.Trained) trainer.run(training);
        if (miner.deed() != Deed.FORGE) return trained;
        return (JobResult.Trained)
                trainer.run(new Job.Forge(base, trained, miner.scaleMicros(), miner.noiseMicros(), seed));
    }

    private JobResult.Measured measured(
            Trainer trainer,
            Recipe recipe,
            Cid base,
            List<WeightedUpdate> updates,
            List<Segment> on,
            Optional<Cid> state)
            throws JobFailed {
        return (JobResult.Measured) trainer.run(
                new Job.Measure(recipe, strategy.word(), base, updates, on, rules, state, Valuation.unsaid()));
    }

    /** Every strategy against what two of ten members may do: what the model of strategies is held against. */
    public static List<Trial> strategies() {
        List<Trial> all = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            // The proximal term is a matter of training, which a trial leaves as it is.
            if (strategy == Strategy.WEIGHTED_MEAN || strategy == Strategy.FEDPROX) continue;
            AggregationRules usual = AggregationRules.unsaid().withByzantine(2);
            AggregationRules rules =
                    switch (strategy) {
                        case FEDADAM -> usual.withServerRate(30_000);
                        case FEDAVGM -> usual.withServerRate(300_000);
                        default -> usual;
                    };
            Trial honest = new Trial("honest", honest(10, 10), 6);
            List<Trial> crews = List.of(
                    honest,
                    mixed("2 of 10 flip labels", Deed.FLIP, 2),
                    forged("2 of 10 send −3 times", 2, -3, 0),
                    forged("2 of 10 with noise of 1.0", 2, 1, 1_000_000),
                    mixed("2 of 10 rest", Deed.REST, 2),
                    mixed("4 of 10 flip labels", Deed.FLIP, 4));
            for (Trial crew : crews) {
                all.add(new Trial(strategy.word() + ", " + crew.name(), crew.miners(), crew.rounds(), strategy, rules));
            }
        }
        return all;
    }

    /** All trials, in the order of the table. */
    public static List<Trial> all() {
        List<Trial> all = new ArrayList<>();
        for (int samples : List.of(10, 25, 50, 100, 200, 400, 800)) {
            Miner one = Miner.of(Deed.TRAIN, 0, 1).with(new Extent(samples, 1_000_000));
            all.add(new Trial("one miner, " + samples + " samples", List.of(one), 8));
        }
        all.add(new Trial("one miner, all samples", honest(1, 1), 8));
        for (int miners : List.of(2, 5, 10)) {
            all.add(new Trial(miners + " miners, 126 samples each", honest(miners, 10), 6));
        }
        all.add(new Trial("10 miners, 31 samples each", honest(10, PARTS), 6));
        for (int classes : List.of(2, 5)) {
            List<Miner> skewed = new ArrayList<>();
            for (Miner miner : honest(5, 5)) skewed.add(miner.with(new Extent(0, classes * 100_000L)));
            all.add(new Trial("5 miners who know " + classes + " classes each", skewed, 6));
        }
        Miner blinkered = Miner.of(Deed.TRAIN, 0, 2).with(new Extent(0, 500_000));
        all.add(new Trial("one miner who knows 5 classes", List.of(blinkered), 6));
        for (int resting : List.of(2, 5, 8)) all.add(mixed(resting + " of 10 rest", Deed.REST, resting));
        all.add(mixed("5 of 10 copy the first", Deed.COPY_FIRST, 5));
        for (int flipping : List.of(1, 2, 3, 4, 5, 6))
            all.add(mixed(flipping + " of 10 flip labels", Deed.FLIP, flipping));
        for (int opposed : List.of(1, 2, 3, 4, 6)) all.add(forged(opposed + " of 10 flip signs", opposed, -1, 0));
        for (int scale : List.of(3, 10, 30)) all.add(forged("1 of 10 scales by " + scale, 1, scale, 0));
        for (int tenths : List.of(2, 5, 10, 20)) {
            all.add(forged("2 of 10 with noise of " + tenths / 10.0, 2, 1, tenths * 100_000L));
        }
        return all;
    }

    private static Trial mixed(String name, Deed deed, int cheats) {
        List<Miner> miners = honest(10 - cheats, 10);
        for (int i = 10 - cheats; i < 10; i++) miners.add(Miner.of(deed, i, 10));
        return new Trial(name, miners, 6);
    }

    private static Trial forged(String name, int cheats, long scale, long noiseMicros) {
        List<Miner> miners = honest(10 - cheats, 10);
        for (int i = 10 - cheats; i < 10; i++) {
            miners.add(Miner.of(Deed.FORGE, i, 10).forging(scale * 1_000_000, noiseMicros));
        }
        return new Trial(name, miners, 6);
    }
}
