package assay.cluster.view;

import assay.domain.board.Board;
import assay.domain.board.BoardEvent;
import assay.domain.cell.Entry;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.journal.view.Freshness;
import assay.journal.view.TaskFold;
import assay.journal.view.TaskRow;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Folds rows from the journal. The notice board's history names every task that was ever funded; those that have not
 * ended are followed, entry by entry. Whatever is read twice gives the same row twice.
 */
final class Folding {
    /** Where rows are kept. */
    interface Shelves {
        List<TaskRow> open();

        void put(TaskRow row);

        Freshness progress();

        void record(Freshness progress);
    }

    private final BiFunction<EntityId, Long, List<Entry<?>>> journal;
    private final Shelves shelves;
    private final InstantSource clock;
    private final Map<String, TaskFold> followed = new TreeMap<>();
    private long boardEntry;

    /**
     * Goes on where the rows say that somebody has come.
     *
     * @param journal the entries of a history after a number; all that were acknowledged before it was asked
     */
    Folding(BiFunction<EntityId, Long, List<Entry<?>>> journal, Shelves shelves, InstantSource clock) {
        this.journal = journal;
        this.shelves = shelves;
        this.clock = clock;
        this.boardEntry = shelves.progress().boardEntry();
        for (TaskRow row : shelves.open()) followed.put(row.task(), new TaskFold(row.task()));
    }

    /** Looks once at everything that may have changed. One that fails has changed nothing that the next would not. */
    void pass() {
        Instant began = clock.instant();
        long board = boardEntry;
        for (Entry<?> entry : journal.apply(Board.MAIN, boardEntry)) {
            board = entry.number();
            for (Object event : entry.events()) {
                if (!(event instanceof BoardEvent.Announced announced)) continue;
                String name = announced.listing().task().name();
                followed.computeIfAbsent(name, TaskFold::new);
            }
        }
        Iterator<Map.Entry<String, TaskFold>> all = followed.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, TaskFold> each = all.next();
            follow(each.getKey(), each.getValue());
            if (each.getValue().ended()) all.remove();
        }
        boardEntry = board;
        shelves.record(new Freshness(boardEntry, began));
    }

    private void follow(String name, TaskFold fold) {
        boolean changed = false;
        // The payout last: what a task knows of its payout is in the payout's own history.
        for (EntityType history : List.of(EntityType.TASK, EntityType.PAYOUT)) {
            List<Entry<?>> more = journal.apply(new EntityId(history, name), fold.included(history));
            more.forEach(fold::add);
            changed |= !more.isEmpty();
        }
        Optional<TaskRow> row = fold.row();
        if (changed && row.isPresent()) shelves.put(row.get());
    }
}
