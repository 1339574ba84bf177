package assay.simulation.invariant;

import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.EntityId;
import assay.domain.entity.Outcome;
import java.util.Optional;

/**
 * Something that must hold after every entry. Each sees all entries of a run, in the order in which they were stored, and
 * what hosts tell others. An invariant says what was expected and what was found, or nothing when it holds. It never
 * calls the rules it watches: what they work out is worked out again, in another and simpler way.
 */
public interface Invariant {
    /** What {@code entry}, just stored, breaks. */
    Optional<String> broken(Entry<?> entry);

    /** What {@code reply}, about to be sent to another entity, breaks. */
    default Optional<String> broken(Message.Reply reply) {
        return Optional.empty();
    }

    /** What telling whoever gave {@code command} of {@code outcome} breaks. */
    default Optional<String> broken(Message.Outside command, Outcome outcome) {
        return Optional.empty();
    }

    /** What is wrong about {@code entity} coming back to write under {@code epoch}. */
    default Optional<String> broken(EntityId entity, long epoch) {
        return Optional.empty();
    }

    /** What is not as it should be at the present time, whether or not anything happens. */
    default Optional<String> brokenNow() {
        return Optional.empty();
    }

    /** What is left undone when every task has ended, every message has arrived, and nothing more will happen. */
    default Optional<String> brokenAtRest() {
        return Optional.empty();
    }

    /** The invariant's name in reports. */
    default String name() {
        return getClass().getSimpleName();
    }
}
