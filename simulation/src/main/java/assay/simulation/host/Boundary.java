package assay.simulation.host;

/** The moments in the handling of a message at which a crash makes a difference. */
public enum Boundary {
    /** The message was decided, nothing was stored. */
    BEFORE_PERSIST,
    /** Its entries were stored, nothing was sent. */
    AFTER_PERSIST,
    /** Everything was stored and sent. */
    AFTER_SEND;

    /** Random bits of its own, the same in every run. */
    final long bits = Mix.of(name());
}
