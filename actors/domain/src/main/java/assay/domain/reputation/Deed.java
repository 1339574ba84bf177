package assay.domain.reputation;

/** What somebody did in a task, or failed to do. The declaration order is permanent. */
public enum Deed {
    /** It answered a round it was asked for. */
    ANSWERED(true),
    /** It was asked for a round and did not answer, or took an assignment and handed nothing in. */
    SILENT(false),
    /** Its report was in time and agreed with the median. */
    AGREED(true),
    /** It owed a report that did not come in time, or did not agree. */
    DISAGREED(false),
    /** An assignment of its was accepted. */
    ACCEPTED(true),
    /** An assignment of its was refused. */
    REFUSED(false),
    /** It lost stake for an offence. */
    SLASHED(false);

    private final boolean good;

    Deed(boolean good) {
        this.good = good;
    }

    /** Whether it speaks for whoever did it. */
    public boolean good() {
        return good;
    }
}
