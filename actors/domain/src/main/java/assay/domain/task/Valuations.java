package assay.domain.task;

import assay.domain.entity.Sha256;
import assay.domain.evaluation.Report;
import assay.domain.payout.Contribution;
import assay.domain.payout.PayoutRules;
import assay.domain.payout.ValuingRules;
import assay.domain.training.Valuation;
import assay.domain.training.WeightedUpdate;
import java.util.ArrayList;
import java.util.List;

/** What a task has its evaluators find out about single updates. */
final class Valuations {
    private Valuations() {}

    /**
     * How {@code updates} are to be valued. The orders of joining are drawn by a hash of all of them, so that nobody
     * knows the draw who still has to hand one in, except by trying what others have handed in before.
     */
    static Valuation asked(Posted posted, long measurement, List<WeightedUpdate> updates) {
        Valuation.Method method = PayoutRules.valuation(posted.spec().pay());
        if (method == Valuation.Method.NONE || updates.isEmpty()) return Valuation.unsaid();
        Sha256 beacon = Sha256.of("valuation").with(posted.task().toString()).with(measurement);
        for (WeightedUpdate update : updates)
            beacon = beacon.with(update.update().text());
        ValuingRules rules = posted.spec().pay().valuing();
        long seed = Long.parseUnsignedLong(beacon.hex().substring(0, 16), 16);
        return new Valuation(method, rules.permutations(), rules.truncationMicros(), seed);
    }

    /** What the evaluators' medians say about the updates of a round; empty where nothing was valued. */
    static List<Contribution> read(Round round, Report median) {
        List<Contribution> values = new ArrayList<>();
        for (int i = 0; i < median.valueMicros().size(); i++) {
            values.add(new Contribution(
                    round.updates().get(i).miner(),
                    round.number(),
                    median.errorMicros().get(0),
                    median.valueMicros().get(i),
                    median.valueErrorMicros()));
        }
        return values;
    }
}
