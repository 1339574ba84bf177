package assay.cluster.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * Everything a node is told at its start. Read by {@link NodeConfigFile}.
 *
 * @param roles at least one
 * @param cassandra where the journal is; present on nodes with the role {@code market} or {@code api}
 * @param workerThreads how many jobs a worker runs at a time; each on one thread
 * @param metrics whether the node measures itself, and answers {@code GET /metrics}
 * @param tls how connections are protected; without, everything is in clear, and stays on this machine
 * @param serving what those outside the cluster find at a node with the role {@code api}
 * @param stopWithParent whether to stop when standard input ends, as it does when the parent process is gone
 * @param discovery how the node finds its cluster
 * @param limits what it takes on at most
 * @param access who is let in over HTTP
 */
public record NodeConfig(
        SortedSet<Role> roles,
        Network network,
        Optional<Cassandra> cassandra,
        Directories directories,
        Failover failover,
        int workerThreads,
        boolean stopWithParent,
        Optional<Tls> tls,
        boolean metrics,
        Logging logging,
        Discovery discovery,
        Limits limits,
        Serving serving,
        Access access) {

    /**
     * Where the node is reached.
     *
     * @param hostname a loopback address, unless connections are protected
     * @param port the cluster's, 0 for any free one
     * @param httpPort of the HTTP endpoint, 0 for any free one
     * @param seeds {@code host:port} of nodes to join, this one among them or not; empty to be a cluster of one
     * @param managementPort of the health endpoint, 0 for any free one; empty for none
     * @param drain how long a node that was told to stop goes on answering HTTP, while it says that it is not ready
     */
    public record Network(
            String hostname, int port, int httpPort, List<String> seeds, OptionalInt managementPort, Duration drain) {
        public Network {
            seeds = List.copyOf(seeds);
        }
    }

    /**
     * The journal's database.
     *
     * @param contactPoints {@code host:port}, at least one; the others of the database are learned from any of them
     * @param datacenter the one to write to
     * @param replication on how many of its nodes everything is kept
     * @param credentials the file with {@code username} and {@code password}, where the database asks for them
     * @param patience how long to wait for it at the start
     */
    public record Cassandra(
            List<String> contactPoints,
            String datacenter,
            int replication,
            Optional<Path> credentials,
            Duration patience) {
        public Cassandra {
            contactPoints = List.copyOf(contactPoints);
        }
    }

    /**
     * Where the node keeps things.
     *
     * @param data what belongs to this node alone
     * @param content the content store, shared by all nodes
     */
    public record Directories(Path data, Path content) {}

    /** Whether the node has this role. */
    public boolean has(Role role) {
        return roles.contains(role);
    }
}
