package assay.journal.codec;

/** Bytes or text are not a record that this version of the program can read. Nothing else is thrown by reading. */
public final class UnreadableRecord extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableRecord(String message) {
        super(message);
    }

    public UnreadableRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
