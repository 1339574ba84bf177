package assay.cluster.report;

import assay.cluster.config.NodeConfig;
import assay.cluster.report.NodeReport.DatabaseReport;
import assay.journal.cassandra.Database;
import assay.journal.cassandra.Survey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at the database as a node sees it; blocks for a moment. */
public final class DatabaseProbe {
    /** Under which name the number of shards is recorded. */
    public static final String SHARDS = "number-of-shards";

    private static final long PATIENCE_SECONDS = 2;

    private DatabaseProbe() {}

    /** What is seen of {@code database} by the clock of this node. */
    public static DatabaseReport look(Database database, NodeConfig.Cassandra config, InstantSource clock)
            throws InterruptedException, ExecutionException, TimeoutException {
        Survey survey = database.survey();
        SortedMap<String, Integer> copies = survey.copies();
        Instant asked = clock.instant();
        Instant theirs = survey.clock().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Instant answered = clock.instant();
        long half = (answered.toEpochMilli() - asked.toEpochMilli() + 1) / 2;
        return new DatabaseReport(
                survey.nodes(),
                config.replication(),
                copies.isEmpty() ? 0 : Collections.min(copies.values()),
                survey.setting(SHARDS).orElse(""),
                theirs.toEpochMilli() - asked.toEpochMilli() - half,
                half);
    }
}
