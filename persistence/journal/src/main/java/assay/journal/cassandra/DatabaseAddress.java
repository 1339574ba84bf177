package assay.journal.cassandra;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the database is, and how it keeps what is ours.
 *
 * @param contactPoints {@code host:port} of nodes of it, at least one
 * @param datacenter the one that is written to
 * @param replication on how many nodes of it everything is kept
 * @param credentials the file with who we are, where the database asks: see {@link DatabaseUser}
 */
public record DatabaseAddress(
        List<String> contactPoints, String datacenter, int replication, Optional<Path> credentials) {
    public DatabaseAddress {
        contactPoints = List.copyOf(contactPoints);
        if (contactPoints.isEmpty()) throw new IllegalArgumentException("no contact point");
    }

    /** One node that asks nobody who they are. */
    public DatabaseAddress(String contactPoint, String datacenter) {
        this(List.of(contactPoint), datacenter, 1, Optional.empty());
    }

    List<InetSocketAddress> sockets() {
        return contactPoints.stream().map(DatabaseAddress::socket).toList();
    }

    private static InetSocketAddress socket(String contactPoint) {
        int colon = contactPoint.lastIndexOf(':');
        return new InetSocketAddress(
                contactPoint.substring(0, colon), Integer.parseInt(contactPoint.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return "Cassandra at " + String.join(", ", contactPoints) + " (datacenter " + datacenter + ")";
    }
}
