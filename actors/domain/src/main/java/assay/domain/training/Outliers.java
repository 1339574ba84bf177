package assay.domain.training;

/** What becomes of updates that stand out from the others of a round: see {@link Screening}. */
public enum Outliers {
    /** Nobody looks. */
    IGNORE,
    /** It is recorded, and they count. */
    FLAG,
    /** It is recorded, and they count for nothing. */
    EXCLUDE;

    /** Nobody looks. */
    public static Outliers unsaid() {
        return IGNORE;
    }
}
