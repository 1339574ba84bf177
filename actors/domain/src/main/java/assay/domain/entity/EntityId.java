package assay.domain.entity;

import java.util.Locale;

/**
 * The address of one entity, written {@code type/name}, for example {@code task/t-1} or {@code account/escrow.t-1}.
 *
 * @param type what kind of entity
 * @param name 1 to 128 characters of {@code [A-Za-z0-9._-]}
 */
public record EntityId(EntityType type, String name) implements Comparable<EntityId> {
    public EntityId {
        Names.check("entity name", name);
    }

    /** Reads {@code type/name}; throws {@link IllegalArgumentException} when the text is anything else. */
    public static EntityId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) throw new IllegalArgumentException("entity id \"" + text + "\": expected type/name");
        EntityType type = EntityType.valueOf(text.substring(0, slash).toUpperCase(Locale.ROOT));
        return new EntityId(type, text.substring(slash + 1));
    }

    @Override
    public int compareTo(EntityId other) {
        int order = type.compareTo(other.type);
        return order == 0 ? name.compareTo(other.name) : order;
    }

    @Override
    public String toString() {
        return type.word() + "/" + name;
    }
}
