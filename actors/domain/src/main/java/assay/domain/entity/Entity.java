package assay.domain.entity;

import assay.domain.participant.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One kind of entity as pure functions of its state. Holds no delivery state, reads no clock, draws no random number,
 * does no input or output. Hosts run it through a {@link assay.domain.cell.Cell}.
 *
 * @param <S> the immutable state
 * @param <E> the sealed events
 */
public interface Entity<S, E extends Event<S>> {
    /** What kind of entity this is. */
    EntityType type();

    /** The state before anything happened to the entity of this name. */
    S initial(String name);

    /** Decides a command. A command this entity does not know is refused, never thrown at. */
    Decision<E> decide(S state, Command command, Origin from, Instant now);

    /** What {@code event}, just applied to give {@code state}, sends to other entities. Called once, before recording. */
    List<Send> react(S state, E event);

    /** When this entity wants to be woken if nothing else happens; empty for never. */
    Optional<Instant> wakeAt(S state);

    /**
     * What happens because {@code now} has reached {@link #wakeAt}. Must give at least one event, and the state after
     * them must not ask to be woken at the same time for the same reason again.
     */
    List<E> wake(S state, Instant now);

    /** What the answer to a command that this entity sent makes it decide. Refusals arrive here too. */
    List<E> answered(S state, EntityId by, Command command, Outcome outcome, Instant now);

    /** What {@code participant} could do for this entity now: what the market shows it when it asks for work. */
    List<Work> work(S state, ParticipantId participant, Instant now);

    /**
     * What occasions the work there is. While this stays equal work only disappears: whoever has looked since need not
     * look again, and nobody else finds anything that those {@link #called} did not find before. By default everything
     * that happens is an occasion.
     */
    default Object occasion(S state) {
        return state;
    }

    /** Who may find work on this occasion; empty for anybody. */
    default Optional<List<ParticipantId>> called(S state) {
        return Optional.empty();
    }
}
