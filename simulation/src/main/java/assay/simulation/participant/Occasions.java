package assay.simulation.participant;

import assay.domain.cell.Entry;
import assay.domain.cell.EventSink;
import assay.domain.entity.Entity;
import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.Event;
import assay.domain.entity.ParticipantId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the entities that participants work for, and says when there is a new occasion for work. */
final class Occasions implements EventSink {
    /** Hears of occasions. */
    interface Listener {
        /** There may be new work {@code at} an entity, for those named or for anybody. */
        void called(EntityId at, Optional<List<ParticipantId>> whom);
    }

    private final Map<EntityType, Entity<?, ?>> kinds = new EnumMap<>(EntityType.class);
    /** Looked up, never walked. */
    private final Map<EntityId, Followed<?, ?>> followed = new HashMap<>();

    private final Listener listener;

    Occasions(Collection<? extends Entity<?, ?>> kinds, Listener listener) {
        for (Entity<?, ?> kind : kinds) {
            if (Role.isAsked(kind.type())) this.kinds.put(kind.type(), kind);
        }
        this.listener = listener;
    }

    @Override
    public void accept(Entry<?> entry) {
        Entity<?, ?> kind = kinds.get(entry.entity().type());
        if (kind == null || entry.events().isEmpty()) return;
        followed.computeIfAbsent(entry.entity(), id -> follow(kind, id)).after(entry, listener);
    }

    private static <S, E extends Event<S>> Followed<S, E> follow(Entity<S, E> kind, EntityId id) {
        return new Followed<>(kind, id);
    }

    private static final class Followed<S, E extends Event<S>> {
        private final Entity<S, E> kind;
        private S state;
        private Object occasion;

        Followed(Entity<S, E> kind, EntityId id) {
            this.kind = kind;
            this.state = kind.initial(id.name());
            this.occasion = kind.occasion(state);
        }

        void after(Entry<?> entry, Listener listener) {
            for (Object each : entry.events()) {
                @SuppressWarnings("unchecked") // The entries of an entity hold its own events.
                E event = (E) each;
                state = event.applyTo(state);
            }
            Object now = kind.occasion(state);
            if (now.equals(occasion)) return;
            occasion = now;
            listener.called(entry.entity(), kind.called(state));
        }
    }
}
