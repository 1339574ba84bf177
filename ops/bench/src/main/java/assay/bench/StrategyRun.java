package assay.bench;

import assay.content.MemoryStore;
import assay.domain.content.Cid;
import assay.domain.training.Activation;
import assay.domain.training.AggregationRules;
import assay.domain.training.DataFormat;
import assay.domain.training.DataPlan;
import assay.domain.training.DataSource;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Layer;
import assay.domain.training.Recipe;
import assay.domain.training.Segment;
import assay.domain.training.Strategy;
import assay.domain.training.Trainer;
import assay.domain.training.WeightedUpdate;
import assay.training.NdTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rounds of federated training by ten members on a part of a dataset, some of whom poison: the jobs of a real task. */
final class StrategyRun {
    static final int MEMBERS = 10;
    static final int POISONERS = 2;
    static final int ROUNDS = 15;
    /** Segments are so small that a member's two are 800 of 60,000 samples. */
    static final int SEGMENTS = 120;

    private static final long SERVER_RATE_FEDADAM = 10_000;
    private static final long SERVER_RATE_FEDAVGM = 300_000;
    private static final long OPPOSITE = -3_000_000;

    /** What poisoners do. */
    enum Attack {
        NONE("none"),
        LABELS("labels turned"),
        OPPOSED("−3 × sent");

        final String words;

        Attack(String words) {
            this.words = words;
        }
    }

    static final Recipe RECIPE =
            new Recipe(List.of(new Layer(64, Activation.RELU), new Layer(10, Activation.LINEAR)), 100_000, 0, 20, 1);

    private final MemoryStore data = new MemoryStore();
    private final JobResult.Prepared prepared;
    private final List<List<Segment>> shares;
    private final long seed;

    /** Data for runs of one seed, read once. */
    StrategyRun(DataSource source, DataPlan.Spread spread, long seed) throws JobFailed {
        this.seed = seed;
        DataPlan plan = new DataPlan(source, SEGMENTS, 50_000, 150_000, seed).with(spread);
        prepared = (JobResult.Prepared) new NdTrainer(data).run(new Job.Prepare(plan, RECIPE));
        shares = new ArrayList<>();
        // Two of 120 segments each, far apart and taken evenly: sorted by label, of two classes, each known to two
        // members.
        int step = SEGMENTS / (2 * MEMBERS);
        for (int member = 0; member < MEMBERS; member++) {
            int second = MEMBERS + (int) ((member + seed) % MEMBERS);
            shares.add(List.of(
                    prepared.training().get(member * step), prepared.training().get(second * step)));
        }
    }

    /** Generated data, where there is none. */
    static DataSource generated() {
        return new DataSource(DataFormat.GENERATED, "20000,64,10", "", "");
    }

    static AggregationRules rules(Strategy strategy) {
        AggregationRules usual = AggregationRules.unsaid().withByzantine(POISONERS);
        return switch (strategy) {
            case FEDADAM -> usual.withServerRate(SERVER_RATE_FEDADAM);
            case FEDAVGM -> usual.withServerRate(SERVER_RATE_FEDAVGM);
            default -> usual;
        };
    }

    /** The error on samples that nobody trained on, after the last round, in 10⁻⁶. */
    long errorAfter(Strategy strategy, Attack attack) throws JobFailed {
        Trainer trainer = new NdTrainer(new Scratch(data));
        Cid model = prepared.model();
        Optional<Cid> state = Optional.empty();
        for (int round = 1; round <= ROUNDS; round++) {
            List<WeightedUpdate> updates = new ArrayList<>();
            for (int member = 0; member < MEMBERS; member++) {
                JobResult.Trained trained = trained(trainer, strategy, attack, model, member, round);
                updates.add(new WeightedUpdate(trained.update(), trained.samples()));
            }
            JobResult.Aggregated made = (JobResult.Aggregated)
                    trainer.run(new Job.Aggregate(strategy.word(), model, updates, rules(strategy), state));
            model = made.model();
            state = made.state();
        }
        return ((JobResult.Measured)
                        trainer.run(new Job.Measure(RECIPE, strategy.word(), model, List.of(), prepared.hidden())))
                .errorMicros()
                .get(0);
    }

    private JobResult.Trained trained(
            Trainer trainer, Strategy strategy, Attack attack, Cid model, int member, int round) throws JobFailed {
        long proximal = strategy == Strategy.FEDPROX ? rules(strategy).proximalMicros() : 0;
        long own = 10_000 * seed + 100L * round + member;
        Job.Train honest = new Job.Train(RECIPE, model, shares.get(member), own, proximal);
        boolean poisons = member < POISONERS;
        if (poisons && attack == Attack.LABELS) {
            return (JobResult.Trained) trainer.run(new Job.TrainMislabelled(honest));
        }
        JobResult.Trained trained = (JobResult.Trained) trainer.run(honest);
        if (!poisons || attack == Attack.NONE) return trained;
        return (JobResult.Trained) trainer.run(new Job.Forge(model, trained, OPPOSITE, 0, own));
    }
}
