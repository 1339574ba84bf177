package assay.runtime.onethread;

import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import java.util.List;

/** What becomes of a write, and of who made it. */
interface Fate {
    /** Every write is durable and acknowledged at once. */
    Fate KIND = new Fate() {
        @Override
        public Effect of(EntityId entity, List<Entry<?>> entries) {
            return Effect.ACKNOWLEDGED;
        }

        @Override
        public void afterwards(Runnable what) {}
    };

    /** What becomes of a write. */
    enum Effect {
        /** It is durable, and its writer learns that. */
        ACKNOWLEDGED,
        /** It is durable, and its writer is gone before it could learn that. */
        UNSEEN,
        /** It is not durable, and its writer is gone. */
        LOST
    }

    /** What becomes of the write of these entries; ends the life of the writer, if it ends here. */
    Effect of(EntityId entity, List<Entry<?>> entries);

    /** Does {@code what} when whoever was to be gone is gone. */
    void afterwards(Runnable what);
}
