package assay.domain.entity;

/**
 * Something an entity decided. Events are records with names in the past tense.
 *
 * @param <S> the state of the entity whose history this is part of
 */
public interface Event<S> {
    /**
     * The state after this event. Never checks business rules: those were checked when the event was decided. An
     * event that cannot follow {@code state} means a corrupt journal and throws {@link CorruptJournal}.
     */
    S applyTo(S state);
}
