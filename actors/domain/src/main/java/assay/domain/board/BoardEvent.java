package assay.domain.board;

import assay.domain.entity.CorruptJournal;
import assay.domain.entity.EntityId;
import assay.domain.entity.Event;

/** What happens to a notice board. */
public sealed interface BoardEvent extends Event<Board> {
    /** A task is shown, or shown with other particulars. */
    record Announced(Listing listing) implements BoardEvent {
        @Override
        public Board applyTo(Board board) {
            return new Board(board.name(), board.open().with(listing.task(), listing));
        }
    }

    /** A task is shown no longer. */
    record Retired(EntityId task) implements BoardEvent {
        @Override
        public Board applyTo(Board board) {
            if (!board.open().has(task)) throw new CorruptJournal(board, this);
            return new Board(board.name(), board.open().without(task));
        }
    }
}
