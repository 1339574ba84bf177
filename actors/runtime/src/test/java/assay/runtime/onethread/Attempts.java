package assay.runtime.onethread;

import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.runtime.HostMetrics;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which transmission of its message the next thing at the post is, numbered as the virtual host does, so that the wire
 * lets both meet the same fate. Hosts count a message right before they post it.
 */
class Attempts implements HostMetrics {
    private final Map<EntityId, Map<EntityId, Answered>> answered = new TreeMap<>();
    private final Map<EntityId, Long> lives = new TreeMap<>();
    private long next;
    private long resent;

    private record Answered(long number, long times) {}

    @Override
    public void sent(Message message) {
        if (message instanceof Message.Reply reply) next = numbered(reply.from(), again(reply));
        else if (message instanceof Message.Request request) next = numbered(request.from(), 0);
    }

    @Override
    public void sentAgain(Message.Request request, int attempt) {
        next = numbered(request.from(), attempt);
        resent++;
    }

    private long again(Message.Reply reply) {
        Answered now = answered.computeIfAbsent(reply.from(), id -> new TreeMap<>())
                .merge(
                        reply.to(),
                        new Answered(reply.number(), 0),
                        (last, first) -> last.number() == first.number()
                                ? new Answered(last.number(), last.times() + 1)
                                : first);
        return now.times();
    }

    private long numbered(EntityId from, long attempt) {
        return (life(from) - 1) << 32 | attempt;
    }

    /** The next life of {@code entity} begins, which knows nothing of what the last one sent. */
    long nextLife(EntityId entity) {
        answered.remove(entity);
        return lives.merge(entity, 2L, (last, first) -> last + 1);
    }

    /** Which life of {@code entity} this is, from 1. */
    long life(EntityId entity) {
        return lives.getOrDefault(entity, 1L);
    }

    /** For the wire: the attempt that is posted next. */
    long next() {
        return next;
    }

    /** How many requests were sent again. */
    long resent() {
        return resent;
    }
}
