package assay.domain.committee;

/**
 * Whom else than members and reserves the lots of a draw seat.
 *
 * @param verifiers how many verifiers; 0 where they enrol and are drawn on their own
 */
public record Quotas(int verifiers) {
    /** Members and reserves alone. */
    public static Quotas unsaid() {
        return new Quotas(0);
    }

    /** Whether verifiers are seated by the same lots as members. */
    public boolean wanted() {
        return verifiers > 0;
    }
}
