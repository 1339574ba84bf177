package assay.domain.training;

import assay.domain.content.Cid;
import java.util.List;
import java.util.Optional;

/** Work for the mathematics. Inputs and results are content addresses; equal jobs give equal results, bit for bit. */
public sealed interface Job {
    /** Cuts a dataset into segments and initialises a model for it. Gives {@link JobResult.Prepared}. */
    record Prepare(DataPlan plan, Recipe recipe) implements Job {}

    /**
     * Does {@code prepare}, and turns the labels of the first {@code spoiltMicros} (in 10⁻⁶) of the samples in each
     * validation and hidden segment as {@link TrainMislabelled} does. Gives {@link JobResult.Prepared}.
     */
    record PrepareSpoilt(Prepare prepare, long spoiltMicros) implements Job {}

    /**
     * Trains from {@code base}. Gives {@link JobResult.Trained}.
     *
     * @param segments what to train on, each checked against its hash; never empty
     * @param seed shuffles the samples, and draws what is dropped out
     * @param proximalMicros how strongly training is drawn back to the base, in 10⁻⁶: half of it times the squared
     *     distance is added to the loss (T. Li et al., Federated optimization in heterogeneous networks, MLSys 2020)
     */
    record Train(Recipe recipe, Cid base, List<Segment> segments, long seed, long proximalMicros) implements Job {
        /** Not drawn back. */
        public Train(Recipe recipe, Cid base, List<Segment> segments, long seed) {
            this(recipe, base, segments, seed, 0);
        }
    }

    /**
     * Trains from {@code base} on the trainer's own data, which never leaves it: part {@code part} of {@code parts} of
     * {@code own}'s training share, as much of it as {@code extent} says. Gives {@link JobResult.Trained}.
     *
     * @param proximalMicros as in {@link Train}
     */
    record TrainOwn(
            Recipe recipe, Cid base, DataPlan own, int part, int parts, Extent extent, long seed, long proximalMicros)
            implements Job {
        /** Not drawn back to the base. */
        public TrainOwn(Recipe recipe, Cid base, DataPlan own, int part, int parts, Extent extent, long seed) {
            this(recipe, base, own, part, parts, extent, seed, 0);
        }

        /** On all of the part. */
        public TrainOwn(Recipe recipe, Cid base, DataPlan own, int part, int parts, long seed) {
            this(recipe, base, own, part, parts, Extent.ALL, seed);
        }
    }

    /**
     * Iterations {@code first} to before {@code first + count} of a member under {@link Protocol#ASYNC_RESIDUAL}: applies
     * the peers' maps, then for each iteration loads a batch, adds its gradient to the residual, and makes and applies a
     * map of what has grown beyond τ. Gives {@link JobResult.Iterated}. A verifier does it again from the same inputs; with
     * a smaller {@code count} it stops where it wants to look.
     *
     * @param base the model that the round started from
     * @param fresh whether nothing has been applied to {@code base} yet: the state's own moves are of an earlier round
     * @param state as the iteration before left it; empty before the very first
     * @param peers messages of others that were recorded since, in the order recorded, with how many words they have
     * @param segments what to train on, each checked against its hash; never empty
     * @param seed shuffles the samples for each pass
     */
    record Iterate(
            Recipe recipe,
            ResidualRules rules,
            Cid base,
            boolean fresh,
            Optional<Cid> state,
            List<WeightedUpdate> peers,
            List<Segment> segments,
            long seed,
            int first,
            int count)
            implements Job {
        public Iterate {
            peers = List.copyOf(peers);
            segments = List.copyOf(segments);
        }
    }

    /** Does {@code iterations} on the trainer's own data, which {@link TrainOwn} names. Gives {@link JobResult.Iterated}. */
    record IterateOwn(Iterate iterations, DataPlan own, int part, int parts, Extent extent) implements Job {}

    /**
     * Makes out to have done {@code claimed}, an {@link Iterate} or {@link IterateOwn}. Gives {@link JobResult.Iterated}, or
     * of an {@link IterateInSteps} a {@link JobResult.IteratedInSteps}, which goes on from the state it is given and looks like any other until somebody does it again.
     *
     * @param turned whether the iterations are done, and the signs of what they find are turned; otherwise nothing is done,
     *     and the maps have no words
     */
    record IterateFalsely(Job claimed, boolean turned) implements Job {}

    /**
     * Does {@code iterations} and keeps the state that follows every {@code stretch} of them. Gives {@link
     * JobResult.IteratedInSteps}.
     */
    record IterateInSteps(Iterate iterations, int stretch) implements Job {}

    /**
     * What somebody has kept of iterations that it has done: each of {@code messages} an {@link IterateInSteps}, or an
     * {@link IterateFalsely} of one. Gives {@link JobResult.Recounted}; whoever has kept nothing does them again.
     *
     * @param faults for each message, stretches of which also a state is wanted that is near the one after it, and false
     */
    record Recount(List<Job> messages, List<List<Integer>> faults) implements Job {
        public Recount {
            messages = List.copyOf(messages);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Aggregates updates by a named strategy, in the order given. Gives {@link JobResult.Aggregated}.
     *
     * @param rules the strategy's parameters
     * @param state what the strategy has kept from the last round; empty in the first, and for strategies that keep
     *     nothing
     * @param makers as in {@link Measure}
     */
    record Aggregate(
            String strategy,
            Cid base,
            List<WeightedUpdate> updates,
            AggregationRules rules,
            Optional<Cid> state,
            Outliers outliers,
            List<Integer> makers)
            implements Job {
        public Aggregate {
            makers = List.copyOf(makers);
        }

        /** Of all updates alike. */
        public Aggregate(
                String strategy, Cid base, List<WeightedUpdate> updates, AggregationRules rules, Optional<Cid> state) {
            this(strategy, base, updates, rules, state, Outliers.IGNORE, List.of());
        }

        /** The same of these updates alone. */
        public Aggregate of(List<WeightedUpdate> kept) {
            return new Aggregate(strategy, base, kept, rules, state);
        }

        /** By a strategy without parameters. */
        public Aggregate(String strategy, Cid base, List<WeightedUpdate> updates) {
            this(strategy, base, updates, AggregationRules.unsaid(), Optional.empty());
        }
    }

    /**
     * Measures {@code base}, then the aggregate of the first k updates for each k, on {@code segments}; then values the
     * single updates as {@code valuation} says. Gives {@link JobResult.Measured}.
     *
     * @param rules the strategy's parameters
     * @param state as in {@link Aggregate}
     * @param outliers what becomes of updates that stand out: see {@link Screening}
     * @param makers of each update the number of the member that made it, where some may have made several and they are
     *     compared; empty where each update is compared for itself
     */
    record Measure(
            Recipe recipe,
            String strategy,
            Cid base,
            List<WeightedUpdate> updates,
            List<Segment> segments,
            AggregationRules rules,
            Optional<Cid> state,
            Valuation valuation,
            Outliers outliers,
            List<Integer> makers)
            implements Job {
        public Measure {
            makers = List.copyOf(makers);
        }

        /** Of all updates alike. */
        public Measure(
                Recipe recipe,
                String strategy,
                Cid base,
                List<WeightedUpdate> updates,
                List<Segment> segments,
                AggregationRules rules,
                Optional<Cid> state,
                Valuation valuation) {
            this(recipe, strategy, base, updates, segments, rules, state, valuation, Outliers.IGNORE, List.of());
        }

        /** The same of these updates alone. */
        public Measure of(List<WeightedUpdate> kept) {
            return new Measure(recipe, strategy, base, kept, segments, rules, state, valuation);
        }

        /** By a strategy without parameters; nothing is valued. */
        public Measure(Recipe recipe, String strategy, Cid base, List<WeightedUpdate> updates, List<Segment> segments) {
            this(
                    recipe,
                    strategy,
                    base,
                    updates,
                    segments,
                    AggregationRules.unsaid(),
                    Optional.empty(),
                    Valuation.unsaid());
        }
    }

    /**
     * Does {@code training}, a {@link Train} or {@link TrainOwn}, as a label-flipping poisoner does it (B. Biggio, B.
     * Nelson, P. Laskov, Support vector machines under adversarial label noise, ACML 2011): of {@code classes} labels, y
     * is taken for classes − 1 − y. Gives {@link JobResult.Trained}.
     */
    record TrainMislabelled(Job training) implements Job {}

    /**
     * Makes an update out of another without training: base + scale · (update − base) + noise, where the noise of each
     * parameter is normal with a deviation of {@code noiseMicros} of the root mean square of its tensor in the base. What
     * is told about the update stays. Gives {@link JobResult.Trained}.
     *
     * @param scaleMicros in 10⁻⁶: 0 leaves the base, −1 000 000 undoes what the update does, 10 000 000 exaggerates it
     * @param noiseMicros in 10⁻⁶, 0 or more
     * @param seed draws the noise
     */
    record Forge(Cid base, JobResult.Trained update, long scaleMicros, long noiseMicros, long seed) implements Job {}

    /**
     * Does {@code training} and keeps the state (model, and what the optimizer remembers) after every {@code stretch}
     * batches. Gives {@link JobResult.Stepped}.
     */
    record TrainInSteps(Train training, int stretch) implements Job {}

    /**
     * What somebody does who leaves out stretches and claims all: the state stays what it was over each of them. Gives
     * {@link JobResult.Stepped}.
     *
     * @param shareMicros how many of the stretches it leaves out, in 10⁻⁶, drawn by the training's seed
     * @param least at least so many, but not all
     */
    record TrainSkipping(TrainInSteps claimed, long shareMicros, int least) implements Job {}

    /**
     * What somebody has kept of a training that it has done: a {@link TrainInSteps} or {@link TrainSkipping}. Gives {@link
     * JobResult.Stepped}; whoever has kept nothing does the training again.
     *
     * @param faults of each of these stretches also a state that is near the one after it, and false
     */
    record Recall(Job training, List<Integer> faults) implements Job {
        public Recall {
            faults = List.copyOf(faults);
        }

        /** The training as it is claimed to have been done. */
        public TrainInSteps claimed() {
            return training instanceof TrainSkipping skipping ? skipping.claimed() : (TrainInSteps) training;
        }

        /** What gives the faults: one batch too many, after each of the stretches of {@code stepped}. */
        public Recheck tooFar(JobResult.Stepped stepped) {
            List<ReRun> parts = new java.util.ArrayList<>();
            for (int fault : faults) {
                int end = Math.multiplyExact(fault + 1, claimed().stretch());
                Cid after = stepped.states().get(fault + 1);
                parts.add(new ReRun(claimed().training(), stepped.steps(), end, end + 1, after, after));
            }
            return new Recheck(parts);
        }
    }

    /** Does parts of others' training again. Gives {@link JobResult.Rechecked}. */
    record Recheck(List<ReRun> parts) implements Job {
        public Recheck {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of somebody's training.
     *
     * @param training all of it
     * @param steps how many batches whoever did it says it has
     * @param from the batch before which the part starts
     * @param to the batch before which it ends
     * @param before the state it starts from
     * @param claimed the state it is said to end in
     * @param handed the message it is part of, where it is iterations that are done again
     */
    record ReRun(Train training, int steps, int from, int to, Cid before, Cid claimed, Optional<Handed> handed) {
        /** A part of the training of an update. */
        public ReRun(Train training, int steps, int from, int to, Cid before, Cid claimed) {
            this(training, steps, from, to, before, claimed, Optional.empty());
        }
    }

    /** A message of iterations: what its member was asked to do, and the maps that it sent. */
    record Handed(Iterate iterations, WeightedUpdate maps) {
        /** Its iterations {@code from} to before {@code to}, from {@code before} on. */
        public Iterate part(int from, int to, Cid before) {
            boolean start = from == 0;
            return new Iterate(
                    iterations.recipe(),
                    iterations.rules(),
                    iterations.base(),
                    start && iterations.fresh(),
                    start ? iterations.state() : Optional.of(before),
                    start ? iterations.peers() : List.of(),
                    iterations.segments(),
                    iterations.seed(),
                    iterations.first() + from,
                    to - from);
        }
    }
}
