package assay.simulation.participant;

import assay.domain.board.Board;
import assay.domain.board.BoardEntity;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import assay.simulation.host.VirtualHost;
import java.util.List;
import java.util.function.Consumer;

/** The market that a {@link VirtualHost} runs. */
public final class VirtualMarket implements Market {
    private final VirtualHost host;
    private final BoardEntity board;

    /** The market of {@code host}; {@code board} is the kind of its notice board. */
    public VirtualMarket(VirtualHost host, BoardEntity board) {
        this.host = host;
        this.board = board;
    }

    @Override
    public void receive(Message.Outside command, Consumer<Outcome> answer) {
        host.receive(command, answer);
    }

    @Override
    public void work(EntityId at, ParticipantId who, Consumer<List<Work>> answer) {
        host.work(at, who).ifPresent(answer);
    }

    @Override
    public void look(EntityId at, Consumer<Object> answer) {
        host.state(at).ifPresent(answer);
    }

    @Override
    public void listings(Consumer<List<Listing>> answer) {
        host.state(board, Board.MAIN.name()).map(Board::listings).ifPresent(answer);
    }
}
