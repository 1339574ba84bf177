package assay.journal.cassandra;

/** No connection to the database could be had in time. */
public final class DatabaseUnreachable extends Exception {
    private static final long serialVersionUID = 1L;

    DatabaseUnreachable(DatabaseAddress address, Throwable cause) {
        super(address + ": " + cause.getMessage(), cause);
    }
}
