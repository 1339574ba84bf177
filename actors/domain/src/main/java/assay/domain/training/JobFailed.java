package assay.domain.training;

/** A job cannot be done with the inputs it names. */
public final class JobFailed extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is, as far as the trainer can tell. */
    public enum Fault {
        /** An input is not what the job says: a segment with another hash, a model of another shape. */
        BAD_INPUT,
        /** Something could not be read or written here and now; trying again elsewhere may help. */
        ENVIRONMENT
    }

    private final Fault fault;

    public JobFailed(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public JobFailed(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
