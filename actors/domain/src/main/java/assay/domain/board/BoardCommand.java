package assay.domain.board;

import assay.domain.entity.Command;
import assay.domain.entity.EntityId;

/** What the notice board can be asked; there is one, {@code board/main}. */
public sealed interface BoardCommand extends Command {
    /** From a task: show it. */
    record Announce(Listing listing) implements BoardCommand {}

    /** From a task: it has ended. */
    record Retire(EntityId task) implements BoardCommand {}
}
