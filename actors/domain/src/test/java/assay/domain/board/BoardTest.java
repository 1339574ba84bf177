package assay.domain.board;

import static assay.domain.kit.Story.entity;
import static assay.domain.kit.Story.given;
import static assay.domain.kit.Story.participant;
import static org.assertj.core.api.Assertions.assertThat;

import assay.domain.board.BoardCommand.Announce;
import assay.domain.board.BoardCommand.Retire;
import assay.domain.board.BoardEvent.Announced;
import assay.domain.board.BoardEvent.Retired;
import assay.domain.board.BoardRejection.BoardFull;
import assay.domain.entity.Command;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.NotAllowed;
import assay.domain.entity.NotUnderstood;
import assay.domain.entity.ParticipantId;
import assay.domain.kit.EntityContract;
import assay.domain.kit.Story;
import assay.domain.money.Credits;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoardTest extends EntityContract<Board, BoardEvent> {
    private static final Listing DIGITS = listing("t-1", "Digits");
    private static final Listing IRIS = listing("t-2", "Iris");
    private static final Story<Board, BoardEvent> EMPTY = given(new BoardEntity(), "main");
    private static final Story<Board, BoardEvent> FULL = given(
            new BoardEntity(),
            "main",
            IntStream.range(0, Board.MAX_LISTINGS)
                    .mapToObj(i -> new Announced(listing("full-" + i, "Filler")))
                    .toArray(BoardEvent[]::new));

    private record Shout() implements Command {}

    @Test
    void aTaskAnnouncesItselfOnceAndIsListedById() {
        EMPTY.when(new Announce(IRIS), entity("task/t-2"))
                .then(new Announced(IRIS))
                .when(new Announce(DIGITS), entity("task/t-1"))
                .then(new Announced(DIGITS))
                .when(new Announce(DIGITS), entity("task/t-1"))
                .thenUnchanged()
                .thenState(board -> assertThat(board.listings()).containsExactly(DIGITS, IRIS));
    }

    @Test
    void aTaskThatEndedIsRetiredOnce() {
        given(new BoardEntity(), "main", new Announced(DIGITS))
                .when(new Retire(DIGITS.task()), entity("task/t-1"))
                .then(new Retired(DIGITS.task()))
                .when(new Retire(DIGITS.task()), entity("task/t-1"))
                .thenUnchanged();
    }

    @Test
    void nobodySpeaksForAnotherTask() {
        EMPTY.when(new Announce(DIGITS), entity("task/t-2"))
                .thenRefused(NotAllowed.class)
                .when(new Announce(DIGITS), participant("ann"))
                .thenRefused(NotAllowed.class)
                .when(new Retire(DIGITS.task()), entity("task/t-2"))
                .thenRefused(NotAllowed.class);
    }

    @Test
    void aFullBoardRefusesAnotherTaskButNotNewsOfOneItShows() {
        FULL.when(new Announce(DIGITS), entity("task/t-1"))
                .thenRefused(new BoardFull(Board.MAIN, Board.MAX_LISTINGS))
                .when(new Announce(listing("full-7", "Other title")), entity("task/full-7"))
                .then(new Announced(listing("full-7", "Other title")));
    }

    @Test
    void aCommandForSomebodyElseIsRefused() {
        EMPTY.when(new Shout(), participant("ann")).thenRefused(new NotUnderstood(Board.MAIN, "Shout"));
    }

    private static Listing listing(String task, String title) {
        ParticipantId ann = new ParticipantId("ann");
        EntityId id = new EntityId(EntityType.TASK, task);
        return new Listing(id, ann, title, "training", Credits.of(100), Credits.of(5));
    }

    @Override
    protected Class<Board> stateType() {
        return Board.class;
    }

    @Override
    protected Class<BoardEvent> eventType() {
        return BoardEvent.class;
    }

    @Override
    protected List<Class<?>> commandTypes() {
        return List.of(BoardCommand.class);
    }

    @Override
    protected Class<BoardRejection> rejectionType() {
        return BoardRejection.class;
    }

    @Override
    protected String transitions() {
        return """
                Board Announced Board
                Board Retired Board
                """;
    }

    @Override
    protected List<Story<Board, BoardEvent>> stories() {
        return List.of(
                EMPTY.when(new Announce(DIGITS), entity("task/t-1"))
                        .when(new Retire(DIGITS.task()), entity("task/t-1")),
                FULL.when(new Announce(DIGITS), entity("task/t-1")));
    }
}
