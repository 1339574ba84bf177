package assay.domain.board;

import static assay.domain.entity.Decision.accepted;
import static assay.domain.entity.Decision.rejected;
import static assay.domain.entity.Decision.unchanged;

import assay.domain.board.BoardCommand.Announce;
import assay.domain.board.BoardCommand.Retire;
import assay.domain.board.BoardEvent.Announced;
import assay.domain.board.BoardEvent.Retired;
import assay.domain.board.BoardRejection.BoardFull;
import assay.domain.collection.PersistentMap;
import assay.domain.entity.Command;
import assay.domain.entity.Decision;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.Origin;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.entity.Send;
import assay.domain.participant.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The notice board's rules: a task speaks for itself only, and saying a thing twice changes nothing. */
public final class BoardEntity implements Entity<Board, BoardEvent> {
    @Override
    public EntityType type() {
        return EntityType.BOARD;
    }

    @Override
    public Board initial(String name) {
        return new Board(name, PersistentMap.empty());
    }

    @Override
    public Decision<BoardEvent> decide(Board board, Command command, Origin from, Instant now) {
        if (command instanceof Announce announce) return announce(board, announce, from);
        if (command instanceof Retire retire) return retire(board, retire, from);
        return rejected(NotUnderstood.of(board.id(), command));
    }

    private static Decision<BoardEvent> announce(Board board, Announce command, Origin from) {
        Listing listing = command.listing();
        if (!speaksForItself(from, listing.task())) {
            return rejected(NotAllowed.of(board.id(), command, "the task itself", from));
        }
        Optional<Listing> shown = board.open().get(listing.task());
        if (shown.equals(Optional.of(listing))) return unchanged();
        if (!board.hasRoomFor(listing)) {
            return rejected(new BoardFull(board.id(), board.open().size()));
        }
        return accepted(new Announced(listing));
    }

    private static Decision<BoardEvent> retire(Board board, Retire command, Origin from) {
        if (!speaksForItself(from, command.task())) {
            return rejected(NotAllowed.of(board.id(), command, "the task itself", from));
        }
        return board.open().has(command.task()) ? accepted(new Retired(command.task())) : unchanged();
    }

    private static boolean speaksForItself(Origin from, EntityId task) {
        return task.type() == EntityType.TASK && from.isEntity(task);
    }

    @Override
    public List<Send> react(Board board, BoardEvent event) {
        return List.of();
    }

    @Override
    public Optional<Instant> wakeAt(Board board) {
        return Optional.empty();
    }

    @Override
    public List<BoardEvent> wake(Board board, Instant now) {
        return List.of();
    }

    @Override
    public List<BoardEvent> answered(Board board, EntityId by, Command command, Outcome outcome, Instant now) {
        return List.of();
    }

    @Override
    public List<Work> work(Board board, ParticipantId participant, Instant now) {
        return List.of();
    }
}
