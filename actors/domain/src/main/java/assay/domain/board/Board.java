package assay.domain.board;

import assay.domain.collection.PersistentMap;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import java.util.List;

/**
 * The notice board: which tasks are open.
 *
 * <table>
 * <caption>Transitions</caption>
 * <tr><th>From</th><th>Command</th><th>Event</th><th>To</th></tr>
 * <tr><td>Board</td><td>Announce</td><td>Announced</td><td>Board</td></tr>
 * <tr><td>Board</td><td>Retire</td><td>Retired</td><td>Board</td></tr>
 * </table>
 *
 * @param name the board's name
 * @param open open tasks by id
 */
public record Board(String name, PersistentMap<EntityId, Listing> open) {
    /** The one board there is. */
    public static final EntityId MAIN = new EntityId(EntityType.BOARD, "main");

    /** The most tasks that may be open at once: the whole board still fits into one message. */
    public static final int MAX_LISTINGS = 1_000;

    /** The open tasks, by id. */
    public List<Listing> listings() {
        return open.values();
    }

    EntityId id() {
        return new EntityId(EntityType.BOARD, name);
    }
}
