package assay.chaos;

import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The way into the market, as its clients have it. Each call goes to another node than the last. */
public interface Gateway {
    /** What {@link #rounds} says of a task that has not begun to train, or trains no more. */
    int NOT_TRAINING = -1;

    /** Gives a command once; completes normally whatever happens. */
    CompletableFuture<Answer> give(Message.Outside command, Duration patience);

    /** Whether somebody could say what {@code entity} is like. */
    CompletableFuture<Boolean> answers(EntityId entity, Duration patience);

    /** The address of the node on which {@code entity} lives, if anybody knows. */
    Optional<String> host(EntityId entity) throws InterruptedException;

    /** The address of the oldest node, on which the coordinators of shards live. */
    Optional<String> oldest() throws InterruptedException;

    /** Tasks that have not ended. */
    List<EntityId> openTasks() throws InterruptedException;

    /** How many rounds {@code task} has closed while it trains, otherwise {@link #NOT_TRAINING}. */
    int rounds(EntityId task) throws InterruptedException;

    /** Whether all of {@code nodes} nodes are members and serve. */
    boolean whole(int nodes) throws InterruptedException;
}
