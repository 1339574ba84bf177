package assay.journal.cassandra;

/** The database has fewer nodes than everything is to be kept on: nothing could ever be written. */
public final class TooFewDatabaseNodes extends Exception {
    private static final long serialVersionUID = 1L;

    TooFewDatabaseNodes(DatabaseAddress address, int found) {
        super(address + " has " + found + " node" + (found == 1 ? "" : "s") + ", but everything is to be kept on "
                + address.replication() + " (cassandra.replication): start more, or keep it on " + found);
    }
}
