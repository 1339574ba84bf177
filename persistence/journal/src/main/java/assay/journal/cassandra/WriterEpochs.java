package assay.journal.cassandra;

import assay.domain.entity.EntityId;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Claims the right to write an entity's history, in Cassandra. Every claim gives a higher epoch than all before it,
 * whoever makes it and wherever: the table is touched by lightweight transactions only.
 */
public final class WriterEpochs {
    private static final String READ = "SELECT epoch FROM assay.writer_epochs WHERE entity = ?";
    private static final String FIRST = "INSERT INTO assay.writer_epochs (entity, epoch) VALUES (?, ?) IF NOT EXISTS";
    private static final String NEXT = "UPDATE assay.writer_epochs SET epoch = ? WHERE entity = ? IF epoch = ?";
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

    private final CqlSession session;

    public WriterEpochs(CqlSession session) {
        this.session = session;
    }

    /**
     * Claims the next epoch of {@code entity}, from 1. A failed stage may have used one up, and may be tried again:
     * epochs may have gaps.
     */
    public CompletionStage<Long> claim(EntityId entity) {
        // A claim alone would do; but the first attempt is cheaper when it starts from what is there.
        return run(SimpleStatement.newInstance(READ, entity.toString())
                        .setConsistencyLevel(DefaultConsistencyLevel.SERIAL))
                .thenCompose(found -> attempt(entity, epochIn(found.one())));
    }

    private CompletionStage<Long> attempt(EntityId entity, long current) {
        long wanted = current + 1;
        SimpleStatement claim = current == 0
                ? SimpleStatement.newInstance(FIRST, entity.toString(), wanted)
                : SimpleStatement.newInstance(NEXT, wanted, entity.toString(), current);
        return run(claim).thenCompose(result -> {
            if (result.wasApplied()) return CompletableFuture.completedFuture(wanted);
            return attempt(entity, epochIn(result.one()));
        });
    }

    private CompletionStage<AsyncResultSet> run(SimpleStatement statement) {
        return session.executeAsync(statement.setTimeout(STATEMENT_TIMEOUT));
    }

    private static long epochIn(@Nullable Row row) {
        return row == null || row.isNull("epoch") ? 0 : row.getLong("epoch");
    }
}
