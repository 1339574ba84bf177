package assay.domain.election;

/** What became of one cycle of a minority election. */
public enum CycleKind {
    /** The minority stays, and votes again. */
    REDUCED,
    /** No more than the maximum are left: they are the members. */
    FINISHED,
    /** As many zeros as ones: repeated. */
    TIE,
    /** All voted alike: repeated. */
    UNANIMOUS,
    /** The minority is smaller than the smallest committee: repeated. */
    SMALL_MINORITY,
    /** Without those who stayed silent, fewer than the minimum are left: the election has failed. */
    TOO_FEW;

    /** Whether the vote eliminated nobody and has to be repeated. */
    public boolean repeats() {
        return this == TIE || this == UNANIMOUS || this == SMALL_MINORITY;
    }
}
