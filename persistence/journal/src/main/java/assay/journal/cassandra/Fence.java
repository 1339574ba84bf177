package assay.journal.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Keeps an entity's earlier writers from adding to its history. What epoch {@code e} writes carries the write timestamp
 * {@code 2e}; the fence of epoch {@code e} deletes, under the timestamp {@code 2e - 1}, everything after the last entry
 * that the claimant has read. Cassandra lets the higher timestamp win, in whatever order the two arrive: an entry of an
 * earlier epoch that was on its way is never seen by anybody, however late it comes.
 */
final class Fence {
    /** As {@code akka.persistence.cassandra.journal.target-partition-size} in {@code assay-journal.conf}. */
    static final long PARTITION_ENTRIES = 500_000;

    /** The most entries that may be on their way at once; one input gives no more than the cell lets it. */
    private static final long UNDER_WAY = 2_000;

    private static final String LATER = "SELECT sequence_nr FROM assay_journal.messages"
            + " WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr > ? LIMIT 1";
    private static final String ENTRIES = "DELETE FROM assay_journal.messages USING TIMESTAMP ?"
            + " WHERE persistence_id = ? AND partition_nr = ? AND sequence_nr > ?";
    private static final String SNAPSHOTS =
            "DELETE FROM assay_snapshot.snapshots USING TIMESTAMP ?" + " WHERE persistence_id = ? AND sequence_nr > ?";
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

    private final CqlSession session;

    Fence(CqlSession session) {
        this.session = session;
    }

    /** Under which write timestamp everything of the writer with {@code epoch} is stored. */
    static long timestamp(long epoch) {
        return Math.multiplyExact(epoch, 2L);
    }

    /** Whether the history ends with {@code number}; nobody may be able to write any more. */
    CompletionStage<Boolean> endsWith(String persistenceId, long number) {
        return run(SimpleStatement.newInstance(LATER, persistenceId, partition(number + 1), number))
                .thenApply(found -> found.one() == null);
    }

    /** Puts up the fence of {@code epoch} behind entry {@code number}. */
    CompletionStage<Void> putUp(String persistenceId, long number, long epoch) {
        long timestamp = timestamp(epoch) - 1;
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (long partition = partition(number + 1); partition <= partition(number + UNDER_WAY); partition++) {
            all.add(run(SimpleStatement.newInstance(ENTRIES, timestamp, persistenceId, partition, number))
                    .toCompletableFuture());
        }
        all.add(run(SimpleStatement.newInstance(SNAPSHOTS, timestamp, persistenceId, number))
                .toCompletableFuture());
        return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
    }

    private static long partition(long number) {
        return (number - 1) / PARTITION_ENTRIES;
    }

    private CompletionStage<AsyncResultSet> run(SimpleStatement statement) {
        return session.executeAsync(
                statement.setConsistencyLevel(DefaultConsistencyLevel.QUORUM).setTimeout(STATEMENT_TIMEOUT));
    }
}
