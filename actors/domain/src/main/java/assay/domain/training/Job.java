package assay.domain.training;

import assay.domain.content.Cid;
import java.util.List;

/** Work for the mathematics. Inputs and results are content addresses; equal jobs give equal results, bit for bit. */
public sealed interface Job {
    /** Cuts a dataset into segments and initialises a model for it. Gives {@link JobResult.Prepared}. */
    record Prepare(DataPlan plan, Recipe recipe) implements Job {}

    /**
     * Trains from {@code base}. Gives {@link JobResult.Trained}.
     *
     * @param segments what to train on, each checked against its hash; never empty
     * @param seed shuffles the samples
     */
    record Train(Recipe recipe, Cid base, List<Segment> segments, long seed) implements Job {}

    /**
     * Trains from {@code base} on the trainer's own data, which never leaves it: part {@code part} of {@code parts} of
     * {@code own}'s training share. Gives {@link JobResult.Trained}.
     */
    record TrainOwn(Recipe recipe, Cid base, DataPlan own, int part, int parts, long seed) implements Job {}

    /** Aggregates updates by a named strategy, in the order given. Gives {@link JobResult.Aggregated}. */
    record Aggregate(String strategy, Cid base, List<WeightedUpdate> updates) implements Job {}

    /**
     * Measures {@code base}, then the aggregate of the first k updates for each k, on {@code segments}. Gives
     * {@link JobResult.Measured}.
     */
    record Measure(Recipe recipe, String strategy, Cid base, List<WeightedUpdate> updates, List<Segment> segments)
            implements Job {}
}
