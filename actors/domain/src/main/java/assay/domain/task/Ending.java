package assay.domain.task;

/** How a task ends. */
public enum Ending {
    /** The target was reached, or the last round was. */
    COMPLETED,
    /** The deadline passed first. */
    EXPIRED,
    /** The client gave up before training. */
    WITHDRAWN,
    /** It could not be funded, manned, supplied with data, or measured. */
    FAILED
}
