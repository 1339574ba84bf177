package assay.simulation.participant;

import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import assay.domain.participant.Work;
import java.util.List;
import java.util.function.Consumer;

/**
 * The market itself, whatever runs its entities: what has come through the {@link Gate} is answered at the same virtual
 * time, or never when the entity in question is down.
 */
public interface Market {
    /** Takes a command that has arrived. */
    void receive(Message.Outside command, Consumer<Outcome> answer);

    /** What {@code who} could do for {@code at} now. */
    void work(EntityId at, ParticipantId who, Consumer<List<Work>> answer);

    /** The state of {@code at}, which is public. */
    void look(EntityId at, Consumer<Object> answer);

    /** The tasks that are open now. */
    void listings(Consumer<List<Listing>> answer);
}
