package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import java.util.ArrayList;
import java.util.List;

/**
 * How the miners' part of a bounty is divided. A pure function of the recorded facts: whoever has the journal derives
 * the same plan. The evaluators' part is the same under every rule.
 */
public interface PayoutRule {
    /** Parts in a whole: shares are counted in 10⁻⁶. */
    long WHOLE_MICROS = 1_000_000;

    /** The name under which a task chooses this rule. */
    String name();

    /**
     * The miners' lines, by participant id. They add up to {@code pool} at most; what is not earned is refunded. A miner
     * that earned nothing has a line that says why.
     */
    List<Plan.Line> miners(Facts facts, Credits pool);

    /**
     * The whole plan: miners, evaluators, and what is left for the client. Lines and refund add up to the escrow.
     */
    default Plan plan(Facts facts) {
        PayRules rules = facts.rules();
        List<Plan.Line> lines =
                new ArrayList<>(miners(facts, Split.share(facts.escrow(), rules.minersMicros(), WHOLE_MICROS)));
        lines.addAll(evaluators(facts, Split.share(facts.escrow(), rules.evaluatorsMicros(), WHOLE_MICROS)));
        Credits refund = facts.escrow();
        for (Plan.Line line : lines) refund = refund.minus(line.amount());
        return new Plan(facts, lines, refund);
    }

    private static List<Plan.Line> evaluators(Facts facts, Credits pool) {
        PersistentMap<ParticipantId, Integer> counts = PersistentMap.empty();
        for (Reports reports : facts.reports()) {
            counts = counts.merged(reports.evaluator(), reports.count(), Math::addExact);
        }
        List<Long> weights = counts.values().stream().map(Integer::longValue).toList();
        List<Credits> parts = Split.proportionally(pool, weights);
        List<Plan.Line> lines = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            long count = weights.get(i);
            String reason = (count == 0 ? "no report" : count == 1 ? "1 report" : count + " reports")
                    + " in time and within tolerance of the median";
            lines.add(new Plan.Line(counts.keys().get(i), Plan.EVALUATOR, parts.get(i), reason));
        }
        return lines;
    }
}
