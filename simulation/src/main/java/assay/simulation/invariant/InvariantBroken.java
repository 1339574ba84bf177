package assay.simulation.invariant;

import assay.domain.cell.Entry;

/** An invariant does not hold: the run stops here. */
public final class InvariantBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String invariant;

    public InvariantBroken(Invariant invariant, String what) {
        super(what);
        this.invariant = invariant.name();
    }

    public InvariantBroken(Invariant invariant, String what, Entry<?> entry) {
        this(invariant, what + " (after entry " + entry.number() + " of " + entry.entity() + ")");
    }

    /** The invariant's name. */
    public String invariant() {
        return invariant;
    }
}
