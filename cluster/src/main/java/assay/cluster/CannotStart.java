package assay.cluster;

/** A node cannot start here and now. The message says what is in the way and what to do about it. */
public final class CannotStart extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Reason {
        /** The database does not answer, or refuses us. */
        CASSANDRA_UNREACHABLE(2),
        /** Somebody else listens on a port. */
        PORT_TAKEN(2),
        /** A directory cannot be made or written, or its disk is full. */
        DIRECTORY_UNUSABLE(1),
        /** The file that says who we are to the database cannot be used. */
        CREDENTIALS_UNUSABLE(4),
        /** A setting is not what the data was begun with. */
        SETTING_CHANGED(4),
        /** A certificate, its key, or the authorities cannot be used, or do not go together. */
        CERTIFICATE_UNUSABLE(4),
        /** The file with the operator's token cannot be read, or anybody can. */
        TOKEN_UNUSABLE(4),
        /** The cluster did not take the node in. */
        NOT_JOINED(3);

        private final int exitCode;

        Reason(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Reason reason;

    CannotStart(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    CannotStart(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What a process that fails for this reason exits with. */
    public int exitCode() {
        return reason.exitCode;
    }
}
