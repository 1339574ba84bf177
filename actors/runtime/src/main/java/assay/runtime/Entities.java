package assay.runtime;

import assay.domain.entity.Entity;
import assay.domain.entity.EntityType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rules of every kind of entity that a market runs. */
public final class Entities {
    private final Map<EntityType, Entity<?, ?>> rules = new EnumMap<>(EntityType.class);

    private Entities(List<? extends Entity<?, ?>> all) {
        for (Entity<?, ?> one : all) {
            if (rules.put(one.type(), one) != null) {
                throw new IllegalArgumentException("two sets of rules for " + one.type());
            }
        }
    }

    /** A market of these; each kind at most once. */
    public static Entities of(Entity<?, ?>... all) {
        return new Entities(List.of(all));
    }

    /** A market of these; each kind at most once. */
    public static Entities of(List<? extends Entity<?, ?>> all) {
        return new Entities(all);
    }

    /** In the order of {@link EntityType}. */
    public Collection<Entity<?, ?>> all() {
        return List.copyOf(rules.values());
    }

    /** The rules of {@code type}. */
    public Entity<?, ?> of(EntityType type) {
        Entity<?, ?> found = rules.get(type);
        if (found == null) throw new IllegalArgumentException("no rules for " + type);
        return found;
    }
}
