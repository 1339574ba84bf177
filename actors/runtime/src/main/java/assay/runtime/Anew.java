package assay.runtime;

import assay.domain.entity.EntityId;

/** Ends one incarnation of an entity's actor, so that the next reads the history from its beginning. */
final class Anew extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Anew(String message) {
        super(message, null, false, false);
    }

    /** Another incarnation has written meanwhile. */
    static Anew behind(EntityId entity, long number) {
        return new Anew(
                entity + ": somebody wrote after entry " + number + " while its epoch was claimed; reading again");
    }

    /** An operator believes that what was wrong is mended. */
    static Anew asked(EntityId entity) {
        return new Anew(entity + ": tried again, as an operator asked");
    }
}
