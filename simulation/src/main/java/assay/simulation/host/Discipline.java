package assay.simulation.host;

import assay.domain.cell.Cell;
import assay.domain.cell.Message;
import assay.domain.entity.Event;

/**
 * The habits that make delivery safe. The host has all of them; tests take one away at a time, to see that its absence
 * is noticed.
 */
class Discipline {
    static final Discipline SOUND = new Discipline();

    /** Whether entries are stored before anything about them is sent. */
    boolean storesBeforeSending() {
        return true;
    }

    /** Whether an entity that comes back sends its unanswered requests again. */
    boolean resendsOnRecovery() {
        return true;
    }

    /** How long to wait for an answer before the request is sent again, after this many attempts. */
    long backOffMicros(long attempt) {
        return Math.min(1_000_000L << Math.min(attempt, 5), 30_000_000L);
    }

    /** The cell as it takes {@code message}. */
    <S, E extends Event<S>> Cell<S, E> facing(Cell<S, E> cell, Message message) {
        return cell;
    }
}
