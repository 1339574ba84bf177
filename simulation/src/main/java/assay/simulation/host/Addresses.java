package assay.simulation.host;

import assay.domain.entity.EntityId;
import assay.domain.entity.ParticipantId;
import java.util.HashMap;
import java.util.Map;

/** Addresses that are needed again and again: their bits are drawn once. Looked up, never walked. */
public final class Addresses {
    private final Map<EntityId, Address> entities = new HashMap<>();
    private final Map<ParticipantId, Address> participants = new HashMap<>();

    public Address of(EntityId id) {
        return entities.computeIfAbsent(id, Address::of);
    }

    public Address of(ParticipantId id) {
        return participants.computeIfAbsent(id, Address::of);
    }
}
