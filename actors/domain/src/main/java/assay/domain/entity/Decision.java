package assay.domain.entity;

import java.util.List;

/**
 * What an entity made of a command: events to record, or a typed refusal.
 *
 * @param <E> the entity's events
 */
public sealed interface Decision<E> {
    /** The command was accepted; an empty list means that nothing had to change (a repetition, say). */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command was refused and changed nothing. */
    record Rejected<E>(Rejection rejection) implements Decision<E> {}

    /** Accepts with these events, in order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <E> Decision<E> accepted(E... events) {
        return new Accepted<>(List.of(events));
    }

    /** Accepts with these events, in order. */
    static <E> Decision<E> accepted(List<? extends E> events) {
        return new Accepted<>(List.copyOf(events));
    }

    /** Accepts without any change. */
    static <E> Decision<E> unchanged() {
        return new Accepted<>(List.of());
    }

    /** Refuses. */
    static <E> Decision<E> rejected(Rejection rejection) {
        return new Rejected<>(rejection);
    }
}
