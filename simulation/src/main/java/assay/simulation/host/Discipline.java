package assay.simulation.host;

import assay.domain.cell.Cell;
import assay.domain.cell.Entry;
import assay.domain.cell.Message;
import assay.domain.entity.Event;
import java.util.List;
import java.util.Optional;

/**
 * The habits that make delivery safe. The host has all of them; tests take one away at a time, to see that its absence
 * is noticed.
 */
public class Discipline {
    /** Every habit there is. */
    public static final Discipline SOUND = new Discipline();

    /** Whoever takes a habit away says so by extending this class; the habits themselves are found in {@link #SOUND}. */
    protected Discipline() {}

    /** Whether entries are stored before anything about them is sent. */
    protected boolean storesBeforeSending() {
        return true;
    }

    /** Whether an entity that comes back sends its unanswered requests again. */
    protected boolean resendsOnRecovery() {
        return true;
    }

    /** Whether an entity that comes back looks when it wants to be woken. */
    protected boolean setsTimersOnRecovery() {
        return true;
    }

    /** Whether the journal refuses what a writer wrote that had been replaced by then. */
    protected boolean refusesReplacedWriters() {
        return true;
    }

    /** The stored entries that an entity finds when it comes back. */
    protected <E> List<Entry<E>> restored(List<Entry<E>> stored) {
        return stored;
    }

    /** The epoch under which an entity writes when it comes back, after {@code epoch}. */
    protected long claims(long epoch) {
        return epoch + 1;
    }

    /** Whether a request that was taken before is answered again. */
    protected boolean answersAgain() {
        return true;
    }

    /** What {@code request}, once taken, is answered. */
    protected <S, E extends Event<S>> Optional<Message.Reply> answering(Cell<S, E> cell, Message.Request request) {
        return cell.reply(request);
    }

    /** How long to wait for an answer before the request is sent again, after this many attempts. */
    protected long backOffMicros(long attempt) {
        return Math.min(1_000_000L << Math.min(attempt, 5), 30_000_000L);
    }

    /** The cell as it takes {@code message}. */
    protected <S, E extends Event<S>> Cell<S, E> facing(Cell<S, E> cell, Message message) {
        return cell;
    }
}
