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
    private final String subject;

    public JobFailed(Fault fault, String message) {
        this(fault, "", message);
    }

    /** As above, and {@code subject} is the hash or address of the input at fault. */
    public JobFailed(Fault fault, String subject, String message) {
        super(message);
        this.fault = fault;
        this.subject = subject;
    }

    public JobFailed(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
        this.subject = "";
    }

    /** The hash or address of the input at fault; empty when it is no single one. */
    public String subject() {
        return subject;
    }

    public Fault fault() {
        return fault;
    }
}
