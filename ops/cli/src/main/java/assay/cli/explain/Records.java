package assay.cli.explain;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import java.util.List;

/** Where the entries of a journal come from. */
public interface Records {
    /** All entries of {@code entity}, oldest first; none when it has no history. */
    List<Entry<?>> of(EntityId entity) throws InterruptedException;

    /** All entities of a type that have a history. */
    List<EntityId> all(EntityType type) throws InterruptedException;
}
