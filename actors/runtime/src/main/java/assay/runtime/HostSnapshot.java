package assay.runtime;

import assay.domain.cell.Cell;
import assay.domain.cell.OfEpoch;
import assay.domain.collection.PersistentMap;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything about an entity's actor that its history gives, as of one entry: a shortcut for recovery, never an
 * archive. One that cannot be read is left out, and the history is read from its beginning.
 *
 * @param epoch the highest writer's epoch found in the history
 * @param state the entity's own state record
 */
public record HostSnapshot(
        EntityId entity,
        long number,
        long epoch,
        Instant time,
        Object state,
        PersistentMap<EntityId, Cell.Inbound> inbound,
        PersistentMap<EntityId, Cell.Outbound> outbound,
        PersistentMap<String, Instant> told)
        implements OfEpoch {
    static HostSnapshot of(Hosted<?, ?> hosted) {
        Cell<?, ?> cell = hosted.cell();
        return new HostSnapshot(
                cell.id(),
                cell.number(),
                hosted.epoch(),
                cell.time(),
                cell.state(),
                cell.inbound(),
                cell.outbound(),
                cell.told());
    }

    /** The state of the actor of {@code rules}, whose snapshot this must be. */
    @SuppressWarnings("unchecked") // the snapshot lies under the entity's own persistence id
    <S, E extends Event<S>> Hosted<S, E> restore(Entity<S, E> rules) {
        Cell<S, E> cell = new Cell<>(rules, entity, (S) state, number, time, inbound, outbound, told);
        return new Hosted<>(cell, epoch, Optional.empty());
    }
}
