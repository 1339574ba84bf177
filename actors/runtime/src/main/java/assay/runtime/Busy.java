package assay.runtime;

import assay.domain.entity.EntityId;
import assay.domain.entity.Rejection;

/** The entity has as many commands waiting as it may have. Nothing was changed. */
public record Busy(EntityId entity, int waiting) implements Rejection {
    @Override
    public String message() {
        return entity + ": " + waiting + " commands are waiting already: send it again in a moment";
    }
}
