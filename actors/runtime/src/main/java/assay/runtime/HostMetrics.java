package assay.runtime;

import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;

/** What hosts count. Called from many threads. */
public interface HostMetrics {
    /** A command came to its entity's actor and waits to be decided. */
    default void waits(EntityId entity) {}

    /** So many commands that waited do so no more: decided, or lost with the actor. */
    default void waitsNoMore(EntityId entity, int commands) {}

    /**
     * A message was decided, and all that it changed is durable.
     *
     * @param refused whether it was a command, and its entity refused it
     * @param nanos since it came to its entity's actor
     */
    default void settled(Message message, boolean refused, long nanos) {}

    /** An entry became durable. */
    default void written(Entry<?> entry) {}

    /** A request or a reply was handed to the post for the first time. */
    default void sent(Message message) {}

    /** A request was handed to the post again, for the {@code attempt}-th time after the first. */
    default void sentAgain(Message.Request request, int attempt) {}

    /** A command was turned away because too many were waiting. */
    default void turnedAway(EntityId entity) {}

    /** An entity came back to life. */
    default void recovered(EntityId entity) {}

    /** An entity that nobody used was let go. */
    default void retired(EntityId entity) {}

    /** An entity takes no commands from now on. */
    default void quarantined(EntityId entity, String reason) {}

    /** Counts nothing. */
    static HostMetrics none() {
        return new HostMetrics() {};
    }
}
