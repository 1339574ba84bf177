package assay.domain.board;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;

/** Which notice boards there are. */
public final class Boards {
    /** The one on which every open task is announced. */
    public static final EntityId MAIN = new EntityId(EntityType.BOARD, "main");

    private Boards() {}
}
