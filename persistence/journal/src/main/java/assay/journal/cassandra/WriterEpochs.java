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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Claims the right to write an entity's history, in Cassandra. Every claim gives a higher epoch than all before it,
 * whoever makes it and wherever: the table is touched by lightweight transactions only.
 */
final class WriterEpochs {
    private static final String READ = "SELECT epoch, node FROM assay.writer_epochs WHERE entity = ?";
    private static final String FIRST =
            "INSERT INTO assay.writer_epochs (entity, epoch, node) VALUES (?, ?, ?) IF NOT EXISTS";
    private static final String NEXT =
            "UPDATE assay.writer_epochs SET epoch = ?, node = ? WHERE entity = ? IF epoch = ?";
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Where a history knows of epochs that the table does not, the table has been lost or set back, and there may have
     * been epochs that nobody knows of any more: they are jumped over.
     */
    static final long JUMP = 1_000_000;

    private final CqlSession session;
    private final String node;
    private final Function<String, CompletionStage<Void>> silence;

    /**
     * Claims in the name of {@code node}.
     *
     * @param silence done when the node of this name can answer for nothing more that it wrote before
     */
    WriterEpochs(CqlSession session, String node, Function<String, CompletionStage<Void>> silence) {
        this.session = session;
        this.node = node;
        this.silence = silence;
    }

    /**
     * Claims the next epoch of {@code entity}, from 1. A failed stage may have used one up, and may be tried again:
     * epochs may have gaps.
     *
     * @param seen the highest epoch in the entity's history
     */
    CompletionStage<Long> claim(EntityId entity, long seen) {
        return run(SimpleStatement.newInstance(READ, entity.toString())
                        .setConsistencyLevel(DefaultConsistencyLevel.SERIAL))
                .thenCompose(found -> claim(entity, found.one(), seen));
    }

    /**
     * Whoever claimed before is silenced before its name is replaced: of all names that were ever written here, the
     * last is the only one that may still answer, also when a claimant is lost in the middle of its claim.
     */
    private CompletionStage<Long> claim(EntityId entity, @Nullable Row current, long seen) {
        String before = current == null ? null : current.getString("node");
        CompletionStage<Void> silent = before == null ? CompletableFuture.completedFuture(null) : silence.apply(before);
        return silent.thenCompose(ignored -> replace(entity, current, seen));
    }

    private CompletionStage<Long> replace(EntityId entity, @Nullable Row current, long seen) {
        long last = current == null || current.isNull("epoch") ? 0 : current.getLong("epoch");
        long wanted = last < seen ? seen + JUMP : last + 1;
        SimpleStatement claim = last == 0
                ? SimpleStatement.newInstance(FIRST, entity.toString(), wanted, node)
                : SimpleStatement.newInstance(NEXT, wanted, node, entity.toString(), last);
        return run(claim)
                .thenCompose(result ->
                        result.wasApplied() ? CompletableFuture.completedFuture(wanted) : claim(entity, seen));
    }

    private CompletionStage<AsyncResultSet> run(SimpleStatement statement) {
        return session.executeAsync(statement.setTimeout(STATEMENT_TIMEOUT));
    }
}
