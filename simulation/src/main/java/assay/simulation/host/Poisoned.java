package assay.simulation.host;

import assay.domain.entity.EntityId;

/** An entity threw where it should have decided: a bug in its rules, or in what it was sent. */
public final class Poisoned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Poisoned(EntityId entity, Object message, RuntimeException cause) {
        super(entity + " could not take " + message + ": " + cause, cause);
    }
}
