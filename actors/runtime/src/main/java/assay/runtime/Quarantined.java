package assay.runtime;

import assay.domain.entity.EntityId;
import assay.domain.entity.Rejection;

/** The entity takes no commands, because its history or its rules failed. Nothing was changed. */
public record Quarantined(EntityId entity, String reason) implements Rejection {
    @Override
    public String message() {
        return entity + " is quarantined and takes no commands: " + reason;
    }
}
