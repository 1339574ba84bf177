package assay.runtime;

import assay.domain.cell.Cell;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Says to the log, while a message is decided, whose history it belongs to and what it all goes back to: the trace that
 * its entry will carry.
 */
public final class Traced {
    /** Under which a line of the log names the entity, as {@code task/t-1}. */
    public static final String ENTITY = "entity";

    /** Under which a line of the log names the id of the outside command, or of the timer. */
    public static final String TRACE = "trace";

    private Traced() {}

    static <T> T of(EntityId entity, Message message, Cell<?, ?> cell, Supplier<T> decide) {
        return of(entity, trace(message, cell), decide);
    }

    /** Has {@code decide} done under these names. */
    public static <T> T of(EntityId entity, Optional<String> trace, Supplier<T> decide) {
        MDC.put(ENTITY, entity.toString());
        trace.ifPresent(id -> MDC.put(TRACE, id));
        try {
            return decide.get();
        } finally {
            MDC.remove(ENTITY);
            MDC.remove(TRACE);
        }
    }

    private static Optional<String> trace(Message message, Cell<?, ?> cell) {
        if (message instanceof Message.Outside outside) return Optional.of(outside.id());
        if (message instanceof Message.Request request) return Optional.of(request.trace());
        if (message instanceof Message.Reply reply)
            return cell.head(reply.from()).map(Message.Request::trace);
        return cell.wakeAt().map(due -> cell.id() + "@" + due.toEpochMilli());
    }
}
