package assay.journal.cassandra;

/** No connection to the database could be had in time. */
public final class DatabaseUnreachable extends Exception {
    private static final long serialVersionUID = 1L;

    DatabaseUnreachable(String contactPoint, String datacenter, Throwable cause) {
        super("Cassandra at " + contactPoint + " (datacenter " + datacenter + "): " + cause.getMessage(), cause);
    }
}
