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
    private long next;
    private long resent;

    private record Answered(long number, long times) {}

    @Override
    public void sent(Message message) {
        next = message instanceof Message.Reply reply ? again(reply) : 0;
    }

    @Override
    public void sentAgain(Message.Request request, int attempt) {
        next = attempt;
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

    /** For the wire: the attempt that is posted next. */
    long next() {
        return next;
    }

    /** How many requests were sent again. */
    long resent() {
        return resent;
    }
}
