package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.money.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pays a fixed reward for each piece of work that was accepted, after DecentralML: pool / pieces, floored, times the
 * pieces accepted. A piece is one assignment, or one update of one round. What was put up for pieces that nobody
 * delivered is refunded.
 */
public final class PerAssignment implements PayoutRule {
    @Override
    public String formula() {
        return "pool / pieces put up, for each accepted piece of work";
    }

    @Override
    public String name() {
        return "per-assignment";
    }

    @Override
    public boolean needsTraining() {
        return false;
    }

    @Override
    public List<Plan.Line> miners(Facts facts, Credits pool) {
        PersistentMap<ParticipantId, Long> accepted = Shares.accepted(facts);
        long all = accepted.values().stream().mapToLong(Long::longValue).sum();
        // More than was put up for cannot be paid in full: everybody's reward is the same, and less.
        long outOf = Math.max(facts.pieces(), all);
        Credits reward = outOf == 0 ? Credits.ZERO : Split.share(pool, 1, outOf);
        List<Plan.Line> lines = new ArrayList<>();
        for (Map.Entry<ParticipantId, Long> each : accepted) {
            Credits amount = new Credits(Math.multiplyExact(reward.micros(), each.getValue()));
            String reason = Shares.pieces(each.getValue()) + " at " + reward + " each";
            lines.add(new Plan.Line(each.getKey(), Plan.MINER, amount, reason));
        }
        return lines;
    }

    @Override
    public List<Ground> grounds(Facts facts, ParticipantId miner) {
        return Shares.grounds(facts, miner);
    }
}
