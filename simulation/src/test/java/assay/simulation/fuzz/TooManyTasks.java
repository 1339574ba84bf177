package assay.simulation.fuzz;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.miner.Miner;
import assay.domain.miner.MinerEntity;
import assay.domain.miner.MinerEvent;
import java.util.Map;

/** A miner that counts one engagement too few. */
final class TooManyTasks {
    private TooManyTasks() {}

    static Bent<Miner, MinerEvent> allowed() {
        return new Bent<>(new MinerEntity()).seeing(TooManyTasks::oneFewer);
    }

    private static Miner oneFewer(Miner miner) {
        if (!(miner instanceof Miner.Active active) || active.engagements().size() < Miner.MAX_TASKS) return miner;
        PersistentMap<EntityId, EntityId> fewer = PersistentMap.empty();
        for (Map.Entry<EntityId, EntityId> engagement : active.engagements()) {
            if (fewer.size() < Miner.MAX_TASKS - 1) fewer = fewer.with(engagement.getKey(), engagement.getValue());
        }
        return new Miner.Active(active.name(), active.transfers(), active.membership(), fewer);
    }
}
