package assay.domain.board;

import assay.domain.entity.EntityId;
import assay.domain.entity.Rejection;

/** Why a notice board refuses. */
public sealed interface BoardRejection extends Rejection {
    /** As many tasks are open as the board may show. */
    record BoardFull(EntityId board, int limit) implements BoardRejection {
        @Override
        public String message() {
            return board + ": shows " + limit + " open tasks, as many as it may: try again when one has ended";
        }
    }
}
