package assay.simulation.participant;

import assay.domain.board.Board;
import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.miner.Matching;
import assay.domain.miner.Miner;
import assay.domain.participant.Work;
import assay.simulation.host.Address;
import assay.simulation.host.Addresses;
import assay.simulation.host.Kind;
import assay.simulation.host.Wire;
import java.util.List;
import java.util.function.Consumer;

/**
 * The market as those outside meet it: over a network that may lose a question, its answer, or both. Nobody is told
 * that an answer will not come.
 */
public final class Gate {
    private final Market market;
    private final Wire wire;
    private final Addresses addresses = new Addresses();

    /** The gate of {@code market}. */
    public Gate(Market market, Wire wire) {
        this.market = market;
        this.wire = wire;
    }

    /** Asks for the open tasks. */
    void listings(ParticipantId who, long question, Consumer<List<Listing>> answer) {
        ask(who, Board.MAIN, question, market::listings, answer);
    }

    /** Asks what {@code who} could do for {@code at}. */
    void work(EntityId at, ParticipantId who, long question, Consumer<List<Work>> answer) {
        ask(who, at, question, then -> market.work(at, who, work -> qualified(work, who, then)), answer);
    }

    /** What the miner's own membership would refuse is not shown. */
    private void qualified(List<Work> work, ParticipantId who, Consumer<List<Work>> then) {
        if (!Matching.demanding(work)) {
            then.accept(work);
            return;
        }
        EntityId membership = new EntityId(EntityType.MINER, who.name());
        market.look(membership, state -> then.accept(Matching.shown(work, (Miner) state, wire.now())));
    }

    /** Asks for the public state of {@code at}. */
    void look(EntityId at, ParticipantId who, long question, Consumer<Object> answer) {
        ask(who, at, question, then -> market.look(at, then), answer);
    }

    private <T> void ask(
            ParticipantId who, EntityId at, long question, Consumer<Consumer<T>> arrived, Consumer<T> answer) {
        Address asking = addresses.of(who);
        Address asked = addresses.of(at);
        wire.send(
                asking,
                asked,
                Kind.QUERY,
                question,
                0,
                at,
                () -> arrived.accept(
                        seen -> wire.send(asked, asking, Kind.ANSWER, question, 0, seen, () -> answer.accept(seen))));
    }

    /**
     * Gives a command.
     *
     * @param by who gives it, which is not always in whose name: the cashier has no process of its own
     * @param number which command of {@code by}
     * @param attempt how often it was given before
     */
    void tell(ParticipantId by, Message.Outside command, long number, long attempt, Consumer<Outcome> answer) {
        Address telling = addresses.of(by);
        Address told = addresses.of(command.to());
        wire.send(
                telling,
                told,
                Kind.OUTSIDE,
                number,
                attempt,
                command.command(),
                () -> market.receive(
                        command,
                        outcome -> wire.send(
                                told, telling, Kind.REPLY, number, attempt, outcome, () -> answer.accept(outcome))));
    }
}
