package assay.simulation.host;

import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * What the journal holds of one entity: its durable entries, and the highest epoch that was claimed to write more. It
 * survives every crash.
 */
final class History<S, E extends Event<S>> {
    private final VirtualHost host;
    private final EntityId id;
    /** Where nothing ever breaks nobody recovers, and what was stored is not kept in memory. */
    private final boolean kept;

    private final List<Entry<E>> entries = new ArrayList<>();
    private int size;
    private long epoch = 1;
    /** The cell of whoever wrote last, which is what recovery must arrive at. */
    private Cell<S, E> lived;

    History(VirtualHost host, EntityId id, Cell<S, E> fresh) {
        this.host = host;
        this.id = id;
        this.lived = fresh;
        this.kept = !host.conditions().areCalm();
    }

    /** Claims the next epoch for a new incarnation; from now on what others write is refused. */
    long claim() {
        epoch = host.discipline().claims(epoch);
        host.witness().claimed(id, epoch);
        return epoch;
    }

    /** The highest epoch claimed so far. */
    long epoch() {
        return epoch;
    }

    /** How many entries are durable. */
    int size() {
        return size;
    }

    /**
     * Makes the entries of a step durable, all or none; says whether it did, which it does not for a replaced writer.
     *
     * @param after the writer's cell with these entries
     */
    boolean append(List<Entry<E>> step, long writer, Cell<S, E> after) {
        if (writer < epoch && host.discipline().refusesReplacedWriters()) return false;
        for (Entry<E> entry : step) {
            if (kept) entries.add(entry);
            size++;
            host.stored(entry);
        }
        lived = after;
        return true;
    }

    /** The cell that the durable entries lead to. */
    Cell<S, E> rebuild(Cell<S, E> fresh) {
        if (!kept) return lived;
        Cell<S, E> rebuilt = fresh;
        for (Entry<E> entry : host.discipline().restored(entries)) rebuilt = rebuilt.after(entry);
        if (!rebuilt.equals(lived)) throw new RecoveryDiffers(id, rebuilt, lived);
        return rebuilt;
    }
}
