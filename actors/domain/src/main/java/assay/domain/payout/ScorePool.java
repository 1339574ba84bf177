package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import assay.domain.training.Valuation;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides the whole pool in proportion to scores, after DecentralML: pool × s / Σs. Unlike there everybody's part is
 * computed from the same pool, so that order does not matter; when nobody scored anything it is refunded. The score of
 * assigned work is what its validation gave; that of training is how far its updates alone brought the error down.
 */
public final class ScorePool implements PayoutRule {
    @Override
    public String formula() {
        return "pool × score / sum of all scores";
    }

    @Override
    public String name() {
        return "score-pool";
    }

    @Override
    public boolean needsTraining() {
        return false;
    }

    @Override
    public Valuation.Method valuation() {
        return Valuation.Method.ALONE;
    }

    @Override
    public List<Ground> grounds(Facts facts, ParticipantId miner) {
        List<Ground> grounds = new ArrayList<>(PayoutRule.super.grounds(facts, miner));
        if (grounds.isEmpty()) grounds.addAll(Shares.grounds(facts, miner));
        return grounds;
    }

    @Override
    public List<Plan.Line> miners(Facts facts, Credits pool) {
        PersistentMap<ParticipantId, Long> scores = PersistentMap.empty();
        for (var each : Shares.values(facts)) scores = scores.with(each.getKey(), Math.max(0, each.getValue()));
        for (Labour labour : facts.labours()) {
            scores = scores.merged(labour.miner(), labour.scoreMicros(), Math::addExact);
        }
        long sum = scores.values().stream().mapToLong(Long::longValue).sum();
        return Shares.lines(
                pool,
                scores,
                Plan.MINER,
                (who, score) -> score == 0
                        ? "scored nothing"
                        : "scored " + Shares.decimal(score) + " of " + Shares.decimal(sum) + " in all");
    }
}
