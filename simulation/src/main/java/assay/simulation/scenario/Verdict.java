package assay.simulation.scenario;

/** What the seeds say of a {@link Claim}. A refuted hypothesis is as good a result as a supported one. */
public enum Verdict {
    /** The difference lies on the side that the claim names, with the confidence asked for. */
    SUPPORTED,
    /** It lies on the other side, with the same confidence. */
    REFUTED,
    /** It may lie on either: more seeds would be needed, or there is no difference to be seen. */
    UNDECIDED;

    /** As scenario files and envelopes write it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
