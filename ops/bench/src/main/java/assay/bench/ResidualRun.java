package assay.bench;

import assay.domain.content.Cid;
import assay.domain.content.ContentStore;
import assay.domain.training.AggregationRules;
import assay.domain.training.DataPlan;
import assay.domain.training.Iteration;
import assay.domain.training.Job;
import assay.domain.training.JobFailed;
import assay.domain.training.JobResult;
import assay.domain.training.Recipe;
import assay.domain.training.ResidualRules;
import assay.domain.training.Segment;
import assay.domain.training.Strategy;
import assay.domain.training.Valuation;
import assay.domain.training.WeightedUpdate;
import assay.training.NdTrainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One training of ten members, each with a segment of its own, by the jobs that the market asks for. */
final class ResidualRun {
    /** What an iteration's record has besides its map: eight hashes as text, and six numbers. */
    static final int RECORD_BYTES = 8 * 64 + 6 * 8;

    private static final int MEMBERS = ResidualBench.MEMBERS;

    private final NdTrainer trainer;
    private final Recipe recipe;
    private final long seed;
    private final JobResult.Prepared data;

    /** What came of it. */
    record Course(double bytes, double accuracy) {}

    ResidualRun(ContentStore store, DataPlan plan, Recipe recipe, long seed) throws JobFailed {
        this.trainer = new NdTrainer(store);
        this.recipe = recipe;
        this.seed = seed;
        this.data = (JobResult.Prepared) trainer.run(new Job.Prepare(plan, recipe));
    }

    private List<Segment> segment(int member) {
        return List.of(data.training().get(member));
    }

    Course federated(int rounds) throws JobFailed {
        Cid model = data.model();
        for (int round = 0; round < rounds; round++) {
            List<WeightedUpdate> updates = new ArrayList<>();
            for (int member = 0; member < MEMBERS; member++) {
                JobResult.Trained trained = (JobResult.Trained) trainer.run(
                        new Job.Train(recipe, model, segment(member), 1_000L * seed + 100L * round + member));
                updates.add(new WeightedUpdate(trained.update(), trained.samples()));
            }
            model = aggregate(Strategy.WEIGHTED_MEAN.word(), model, updates, AggregationRules.unsaid());
        }
        return new Course(0, accuracy(model));
    }

    /** Members take turns, one message each. */
    Course byMaps(ResidualRules rules, int rounds) throws JobFailed {
        Cid model = data.model();
        List<Optional<Cid>> states = new ArrayList<>(Collections.nCopies(MEMBERS, Optional.empty()));
        double bytes = 0;
        int done = 0;
        for (int round = 0; round < rounds; round++) {
            List<WeightedUpdate> log = new ArrayList<>();
            int[] consumed = new int[MEMBERS];
            for (int first = 0; first < rules.iterations(); first += rules.every()) {
                for (int member = 0; member < MEMBERS; member++) {
                    Job.Iterate job = new Job.Iterate(
                            recipe,
                            rules,
                            model,
                            first == 0,
                            states.get(member),
                            List.copyOf(log.subList(consumed[member], log.size())),
                            segment(member),
                            1_000 * seed + member,
                            done + first,
                            Math.min(rules.every(), rules.iterations() - first));
                    JobResult.Iterated made = (JobResult.Iterated) trainer.run(job);
                    long words =
                            made.chain().stream().mapToLong(Iteration::words).sum();
                    bytes += Integer.BYTES * (words + made.chain().size() + 3);
                    states.set(member, Optional.of(made.state()));
                    log.add(new WeightedUpdate(made.maps(), words));
                    consumed[member] = log.size();
                }
            }
            done += rules.iterations();
            AggregationRules step = AggregationRules.unsaid().withStep(rules.stepPicos(recipe));
            model = aggregate(ResidualRules.STRATEGY, model, log, step);
        }
        return new Course(bytes, accuracy(model));
    }

    private Cid aggregate(String strategy, Cid model, List<WeightedUpdate> updates, AggregationRules rules)
            throws JobFailed {
        Job job = new Job.Aggregate(strategy, model, updates, rules, Optional.empty());
        return ((JobResult.Aggregated) trainer.run(job)).model();
    }

    private double accuracy(Cid model) throws JobFailed {
        Job job = new Job.Measure(
                recipe,
                Strategy.WEIGHTED_MEAN.word(),
                model,
                List.of(),
                data.hidden(),
                AggregationRules.unsaid(),
                Optional.empty(),
                Valuation.unsaid());
        return 1 - ((JobResult.Measured) trainer.run(job)).errorMicros().get(0) / 1e6;
    }
}
