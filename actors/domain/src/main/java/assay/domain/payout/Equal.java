package assay.domain.payout;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.ParticipantId;
import assay.domain.money.Credits;
import java.util.List;

/**
 * Pays everybody whose work was accepted the same, whatever it was worth: pool / n. The control group of studies.
 */
public final class Equal implements PayoutRule {
    @Override
    public String formula() {
        return "pool / number of those whose work was accepted";
    }

    @Override
    public String name() {
        return "equal";
    }

    @Override
    public boolean needsTraining() {
        return false;
    }

    @Override
    public List<Plan.Line> miners(Facts facts, Credits pool) {
        PersistentMap<ParticipantId, Long> heads = PersistentMap.empty();
        for (ParticipantId miner : Shares.accepted(facts).keys()) {
            heads = heads.with(miner, Shares.accepted(facts).getOr(miner, 0L) > 0 ? 1L : 0L);
        }
        long sharing = heads.values().stream().mapToLong(Long::longValue).sum();
        return Shares.lines(
                pool,
                heads,
                Plan.MINER,
                (who, head) -> head == 0 ? "nothing was accepted of it" : "one of " + sharing + " who share equally");
    }

    @Override
    public List<Ground> grounds(Facts facts, ParticipantId miner) {
        return Shares.grounds(facts, miner);
    }
}
