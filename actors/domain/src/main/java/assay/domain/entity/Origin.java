package assay.domain.entity;

/** Who a command comes from. The transport vouches for it; entities only compare. */
public sealed interface Origin {
    /** Another entity of the market. */
    record FromEntity(EntityId entity) implements Origin {}

    /** Somebody outside, as authenticated by the transport. */
    record FromParticipant(ParticipantId participant) implements Origin {}

    /** Whether this is the participant {@code who}. */
    default boolean isParticipant(ParticipantId who) {
        return this instanceof FromParticipant from && from.participant().equals(who);
    }

    /** Whether this is the entity {@code id}. */
    default boolean isEntity(EntityId id) {
        return this instanceof FromEntity from && from.entity().equals(id);
    }
}
