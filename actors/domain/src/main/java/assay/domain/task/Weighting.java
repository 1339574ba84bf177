package assay.domain.task;

import assay.domain.training.UpdateRules;
import assay.domain.training.WeightedUpdate;
import java.util.List;

/** What each update weighs in the aggregate. */
final class Weighting {
    private Weighting() {}

    static List<WeightedUpdate> of(Task.Training at) {
        UpdateRules rules = at.posted().spec().training().updates();
        // Whole numbers only: where late ones weigh half, the others weigh double.
        boolean halved = rules.late() == UpdateRules.Late.NEXT_ROUND;
        return at.round().updates().stream()
                .map(update -> {
                    long weight = weight(at, rules.weights(), update);
                    return new WeightedUpdate(
                            update.address(), halved && !update.late() ? Math.multiplyExact(2L, weight) : weight);
                })
                .toList();
    }

    private static long weight(Task.Training at, UpdateRules.Weights weights, Update update) {
        if (weights == UpdateRules.Weights.EQUAL) return 1;
        if (weights == UpdateRules.Weights.CLAIMED) return update.samples();
        // Segments of one dataset differ by a sample at most.
        return Math.max(1, at.course().crew().hashesOf(update.miner()).size());
    }
}
