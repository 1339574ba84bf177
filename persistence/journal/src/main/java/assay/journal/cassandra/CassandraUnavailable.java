package assay.journal.cassandra;

/** Cassandra could not be started. The message says what was tried, what was found, and what to do. */
public final class CassandraUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Reason {
        JAVA_UNSUITABLE,
        LIBRARY_MISSING,
        DIRECTORY_UNUSABLE,
        DIRECTORY_IN_USE,
        NO_DISK_SPACE,
        PORT_TAKEN,
        DIED,
        TOO_SLOW
    }

    private final Reason reason;

    CassandraUnavailable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    CassandraUnavailable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
