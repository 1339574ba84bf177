package assay.journal;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import assay.domain.board.Board;
import assay.domain.board.BoardEvent;
import assay.domain.cell.Cause;
import assay.domain.cell.Entry;
import assay.domain.cell.OfEpoch;
import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The smallest actor that writes entries and snapshots: a board without its rules. */
final class BoardJournal extends EventSourcedBehavior<BoardJournal.Ask, Entry<BoardEvent>, BoardJournal.Kept> {
    static final int SNAPSHOT_EVERY = 10;

    sealed interface Ask {}

    record Write(BoardEvent event, ActorRef<Done> replyTo) implements Ask {}

    record Look(ActorRef<Kept> replyTo) implements Ask {}

    /** A state, with the number and the writer's epoch of the last entry. */
    public record Kept(long number, long epoch, Board board) implements OfEpoch {}

    private final EntityId id;
    private final long epoch;

    private BoardJournal(EntityId id, long epoch) {
        super(PersistenceId.ofUniqueId(LiveJournal.persistenceId(id)));
        this.id = id;
        this.epoch = epoch;
    }

    static Behavior<Ask> of(EntityId id, long epoch) {
        return new BoardJournal(id, epoch);
    }

    static Entry<BoardEvent> entry(EntityId id, long number, BoardEvent event) {
        return entry(id, number, 1, event);
    }

    static Entry<BoardEvent> entry(EntityId id, long number, long epoch, BoardEvent event) {
        Instant time = Instant.EPOCH.plusSeconds(number);
        return new Entry<>(
                id,
                number,
                epoch,
                time,
                new Cause.Due(time),
                id + "@" + number,
                List.of(event),
                Optional.empty(),
                List.of());
    }

    @Override
    public Kept emptyState() {
        return new Kept(0, 0, new Board(id.name(), PersistentMap.empty()));
    }

    @Override
    public CommandHandler<Ask, Entry<BoardEvent>, Kept> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Write.class, (kept, write) -> Effect()
                        .persist(entry(id, kept.number() + 1, epoch, write.event()))
                        .thenRun(() -> write.replyTo().tell(Done.getInstance())))
                .onCommand(Look.class, (kept, look) -> Effect().none().thenRun(() -> look.replyTo()
                        .tell(kept)))
                .build();
    }

    @Override
    public EventHandler<Kept, Entry<BoardEvent>> eventHandler() {
        return (kept, entry) -> {
            Board board = kept.board();
            for (BoardEvent event : entry.events()) board = event.applyTo(board);
            return new Kept(entry.number(), entry.epoch(), board);
        };
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(SNAPSHOT_EVERY, 2);
    }
}
