package assay.simulation.participant;

import assay.domain.board.Board;
import assay.domain.board.BoardEntity;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import assay.simulation.host.Address;
import assay.simulation.host.Kind;
import assay.simulation.host.VirtualHost;
import assay.simulation.host.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The market as those outside meet it: over a network that may lose a question, its answer, or both. Nobody is told
 * that an answer will not come.
 */
public final class Gate {
    private final VirtualHost host;
    private final Wire wire;
    private final BoardEntity board;

    /** The gate of the market that {@code host} runs; {@code board} is the kind of its notice board. */
    public Gate(VirtualHost host, Wire wire, BoardEntity board) {
        this.host = host;
        this.wire = wire;
        this.board = board;
    }

    /** Asks for the open tasks. */
    void listings(ParticipantId who, long question, Consumer<List<Listing>> answer) {
        ask(
                who,
                Board.MAIN,
                question,
                () -> host.state(board, Board.MAIN.name()).map(Board::listings),
                answer);
    }

    /** Asks what {@code who} could do for {@code at}. */
    void work(EntityId at, ParticipantId who, long question, Consumer<List<Work>> answer) {
        ask(who, at, question, () -> host.work(at, who), answer);
    }

    private <T> void ask(ParticipantId who, EntityId at, long question, Question<T> looked, Consumer<T> answer) {
        Address asking = Address.of(who);
        Address asked = Address.of(at);
        wire.send(asking, asked, Kind.QUERY, question, 0, () -> looked.answer()
                .ifPresent(seen -> wire.send(asked, asking, Kind.ANSWER, question, 0, () -> answer.accept(seen))));
    }

    /**
     * Gives a command.
     *
     * @param by who gives it, which is not always in whose name: the cashier has no process of its own
     * @param number which command of {@code by}
     * @param attempt how often it was given before
     */
    void tell(ParticipantId by, Message.Outside command, long number, long attempt, Consumer<Outcome> answer) {
        Address telling = Address.of(by);
        Address told = Address.of(command.to());
        wire.send(
                telling,
                told,
                Kind.OUTSIDE,
                number,
                attempt,
                () -> host.receive(
                        command,
                        outcome ->
                                wire.send(told, telling, Kind.REPLY, number, attempt, () -> answer.accept(outcome))));
    }

    /** Something that can be looked up when the question arrives. */
    private interface Question<T> {
        Optional<T> answer();
    }
}
