package assay.cli.explain;

import assay.cli.live.MarketClient;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import java.util.List;

/** The journal of a running cluster. */
public record LiveRecords(MarketClient market) implements Records {
    @Override
    public List<Entry<?>> of(EntityId entity) throws InterruptedException {
        return market.journal(entity, 0);
    }

    @Override
    public List<EntityId> all(EntityType type) throws InterruptedException {
        return market.entities(type);
    }
}
