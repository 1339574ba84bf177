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

    /** The most tasks that may be open at once. */
    public static final int MAX_LISTINGS = 1_000;

    /** The most bytes that all listings may take: the whole board still fits into one message. */
    private static final int MAX_BYTES = 180 * 1024;

    /** The open tasks, by id. */
    public List<Listing> listings() {
        return open.values();
    }

    /** Whether {@code listing} can be shown, besides the others or instead of what its task shows now. */
    boolean hasRoomFor(Listing listing) {
        int count = 1;
        int bytes = listing.bytes();
        for (Listing other : listings()) {
            if (other.task().equals(listing.task())) continue;
            count++;
            bytes += other.bytes();
        }
        return count <= MAX_LISTINGS && bytes <= MAX_BYTES;
    }

    EntityId id() {
        return new EntityId(EntityType.BOARD, name);
    }
}
