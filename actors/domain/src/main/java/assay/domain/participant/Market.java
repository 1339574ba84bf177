package assay.domain.participant;

import assay.domain.board.Listing;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import assay.domain.entity.ParticipantId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The one port through which somebody outside meets the market: look, ask for work, answer. A stage that fails means
 * that the outcome is unknown: ask again; commands carry ids that make this safe.
 */
public interface Market {
    /** The open tasks on the notice board. */
    CompletionStage<List<Listing>> listings();

    /** What {@code who} could do for {@code at} now. */
    CompletionStage<List<Work>> work(EntityId at, ParticipantId who);

    /** The state of {@code at}, which is public. */
    CompletionStage<Object> look(EntityId at);

    /** Gives a command. */
    CompletionStage<Outcome> tell(Message.Outside command);
}
