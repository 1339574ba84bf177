package assay.cluster.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a node says about itself.
 *
 * @param receivedAt when it was asked, by its own clock
 * @param answeredAt when it answered, by its own clock
 * @param shards into how many shards it cuts the entities
 * @param failover the name of its profile
 * @param certificateExpires when other nodes stop believing it; empty where connections are in clear
 * @param database what it sees of its database; empty where it has none, or none that answers
 * @param databaseProblem why it sees nothing of its database; empty where nothing is wrong
 * @param quarantined entities that live on it and take no commands: the first of them, so that a report stays small
 * @param quarantinedInAll how many there are
 */
public record NodeReport(
        String address,
        String version,
        Instant startedAt,
        Instant receivedAt,
        Instant answeredAt,
        int shards,
        String failover,
        Optional<Instant> certificateExpires,
        Optional<DatabaseReport> database,
        String databaseProblem,
        List<Sick> quarantined,
        int quarantinedInAll) {
    public NodeReport {
        quarantined = List.copyOf(quarantined);
    }

    /**
     * What a node sees of its database.
     *
     * @param nodes how many there are in the datacenter
     * @param replication on how many everything is to be kept
     * @param copies on how many the least kept is kept
     * @param shards the number that was recorded when the data was begun; empty before that
     * @param clockAheadMillis how far the database's clock is ahead of the node's
     * @param clockMarginMillis how far that may be wrong
     */
    public record DatabaseReport(
            int nodes, int replication, int copies, String shards, long clockAheadMillis, long clockMarginMillis) {}

    /**
     * An entity that takes no commands.
     *
     * @param reason what its history or its rules failed with
     */
    public record Sick(String entity, String reason) {}
}
