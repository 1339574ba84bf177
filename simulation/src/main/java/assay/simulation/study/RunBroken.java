package assay.simulation.study;

import assay.simulation.Violation;

/** A run of a study broke an invariant: nothing that it measured can be trusted. */
public final class RunBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    RunBroken(Violation violation) {
        super("seed " + violation.seed() + " broke " + violation.invariant() + ": " + violation.message());
        this.violation = violation;
    }

    public Violation violation() {
        return violation;
    }
}
