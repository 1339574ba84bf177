package assay.simulation.host;

import assay.domain.entity.EntityId;
import assay.domain.entity.EntityType;
import assay.domain.entity.ParticipantId;
import assay.simulation.scenario.Sides;
import org.jspecify.annotations.Nullable;

/**
 * Where something happens. The order of addresses decides between things that happen at the same time: entities by type
 * and name, then participants by name.
 *
 * @param type the entity's type, null for a participant
 * @param bits random bits of its own, for everything that is drawn for this address
 */
public record Address(@Nullable EntityType type, String name, long bits) implements Comparable<Address> {
    public static Address of(EntityId id) {
        return new Address(id.type(), id.name(), Mix.of(Mix.of(id.type().word()), Mix.of(id.name())));
    }

    public static Address of(ParticipantId id) {
        return new Address(null, id.name(), Mix.of(id.name()));
    }

    /** Where a node of the market is, for what befalls it as a whole. No participant can have this name. */
    static Address ofNode(int number) {
        String name = "@" + Sides.node(number);
        return new Address(null, name, Mix.of(name));
    }

    @Override
    public int compareTo(Address other) {
        if (this == other) return 0;
        if (type == other.type) return name.compareTo(other.name);
        if (type == null) return 1;
        return other.type == null ? -1 : type.compareTo(other.type);
    }
}
