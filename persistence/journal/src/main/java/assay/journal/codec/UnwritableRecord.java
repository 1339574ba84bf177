package assay.journal.codec;

/** A value cannot be written: its type is not registered, or it is too large or too deep. A bug of ours. */
public final class UnwritableRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnwritableRecord(String message) {
        super(message);
    }

    public UnwritableRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
