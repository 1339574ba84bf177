package assay.runtime;

import assay.domain.entity.EntityId;

/** A history holds an entry by a writer that had been replaced before: two copies of one entity were writing. */
public final class StaleEpoch extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    StaleEpoch(EntityId entity, long number, long found, long seen) {
        super(entity + ": entry " + number + " is of writer epoch " + found + ", but epoch " + seen
                + " has written before it: two copies of this entity were live at once");
    }
}
