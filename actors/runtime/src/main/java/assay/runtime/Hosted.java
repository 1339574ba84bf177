package assay.runtime;

import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.entity.Event;
import java.util.Optional;

/**
 * The state of the actor of one entity: its cell, and what reading its history showed.
 *
 * @param epoch the highest writer's epoch found in the history
 * @param damage why the history cannot be followed beyond this cell
 */
record Hosted<S, E extends Event<S>>(Cell<S, E> cell, long epoch, Optional<RuntimeException> damage) {
    /**
     * After {@code entry}. Damage is kept as a value: an exception here would send the actor into an endless circle of
     * restarts.
     */
    Hosted<S, E> after(Entry<E> entry) {
        if (damage.isPresent()) return this;
        try {
            if (entry.epoch() < epoch) throw new StaleEpoch(cell.id(), entry.number(), entry.epoch(), epoch);
            return new Hosted<>(cell.after(entry), entry.epoch(), Optional.empty());
        } catch (RuntimeException e) {
            return new Hosted<>(cell, epoch, Optional.of(e));
        }
    }
}
