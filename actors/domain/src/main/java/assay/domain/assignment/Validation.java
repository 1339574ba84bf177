package assay.domain.assignment;

/** Who says whether a result is good enough. */
public enum Validation {
    /** Nobody: what is handed in, and is well formed, is accepted. */
    AUTO,
    /** The client, by a deadline; silence accepts. */
    MANUAL,
    /** A quorum of evaluators, who each give it a score from 0 to 1; the median counts. */
    CUSTOM
}
