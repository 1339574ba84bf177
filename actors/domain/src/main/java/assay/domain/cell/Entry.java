package assay.domain.cell;

import assay.domain.entity.EntityId;
import assay.domain.entity.Rejection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One atomic step in the history of one entity: everything that one input changed. This is what a journal stores.
 *
 * @param entity whose history
 * @param number place in that history, from 1 without gaps
 * @param epoch the writer's epoch: every incarnation of an entity claims a higher one before it writes
 * @param time when it was decided; never earlier than the entry before
 * @param cause the input
 * @param trace the id of the outside command, or of the timer, that all this goes back to
 * @param events what was decided, in order; empty when refused or when nothing had to change
 * @param refusal why a request of another entity was refused
 * @param sends what goes to other entities because of the events, in order
 */
public record Entry<E>(
        EntityId entity,
        long number,
        long epoch,
        Instant time,
        Cause cause,
        String trace,
        List<E> events,
        Optional<Rejection> refusal,
        List<Sent> sends)
        implements OfEpoch {
    public Entry {
        events = List.copyOf(events);
        sends = List.copyOf(sends);
    }
}
