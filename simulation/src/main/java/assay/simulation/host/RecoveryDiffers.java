package assay.simulation.host;

import assay.domain.entity.EntityId;

/** Folding the stored entries gave another state than living through them had: something was not in the entries. */
public final class RecoveryDiffers extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RecoveryDiffers(EntityId entity, Object rebuilt, Object lived) {
        super(entity + ": recovery arrived at " + rebuilt + ", expected " + lived);
    }
}
