package assay.cluster.report;

import assay.cluster.report.NodeReport.DatabaseReport;
import java.time.Duration;
import java.time.Instant;

/** What is good and what is not, said once for a node that is to start and for a cluster that runs. */
public final class Judged {
    /** Deadlines are decided by the clock of whichever node hosts the entity. */
    public static final long MOST_SKEW_MILLIS = 1_000;

    private static final Duration SOON = Duration.ofDays(14);

    private Judged() {}

    /** Whether a certificate goes on being believed for a while. */
    public static Finding certificate(String what, Instant expires, Instant now) {
        boolean good = expires.isAfter(now.plus(SOON));
        String found = expires.equals(Instant.EPOCH)
                ? "cannot be used"
                : (expires.isAfter(now) ? "expires " : "expired ") + expires;
        return new Finding(
                what, good, found, "issue a new one (assay certificate) and put it in place: nodes take it up running");
    }

    /** Whether everything is kept on as many nodes of the database as it should be, and as there are. */
    public static Finding copies(DatabaseReport seen) {
        String nodes = seen.nodes() + (seen.nodes() == 1 ? " node" : " nodes");
        if (seen.copies() == 0) {
            String advice = "start that many nodes of Cassandra before the first node of Assay";
            String found = "no tables yet; " + nodes + ", to be kept on " + seen.replication();
            return new Finding("replication", seen.replication() <= seen.nodes(), found, advice);
        }
        String found = "kept on " + seen.copies() + " of " + nodes + ", cassandra.replication is " + seen.replication();
        boolean good = seen.copies() == seen.replication() && seen.copies() <= seen.nodes();
        String advice = seen.copies() > seen.nodes()
                ? "start more nodes of Cassandra: a majority of the copies has to be up for anything to be written"
                : "ALTER KEYSPACE assay, assay_journal and assay_snapshot to the number wanted, then nodetool repair "
                        + "--full, or correct cassandra.replication";
        return new Finding("replication", good, found, advice);
    }

    /** Whether the entities are cut into as many shards as when the data was begun. */
    public static Finding shards(DatabaseReport seen, int shards) {
        String found = seen.shards().isEmpty()
                ? shards + "; none recorded yet"
                : shards + "; " + seen.shards() + " recorded with the data";
        boolean good = seen.shards().isEmpty() || seen.shards().equals(Integer.toString(shards));
        return new Finding("shards", good, found, "run a version of Assay with the recorded number");
    }

    /** Whether the clock of the database can be compared with a node's. */
    public static Finding database(DatabaseReport seen) {
        return clock("Cassandra's clock", "the node's", seen.clockAheadMillis(), seen.clockMarginMillis());
    }

    /** Whether a clock agrees with {@code other}, as far as that can be told. */
    public static Finding clock(String what, String other, long aheadMillis, long marginMillis) {
        long least = Math.max(0, Math.abs(aheadMillis) - marginMillis);
        String found = Math.abs(aheadMillis) + " ms " + (aheadMillis < 0 ? "behind " : "ahead of ") + other
                + ", give or take " + marginMillis + " ms";
        return new Finding(what, least <= MOST_SKEW_MILLIS, found, "let both machines follow the same time servers");
    }
}
