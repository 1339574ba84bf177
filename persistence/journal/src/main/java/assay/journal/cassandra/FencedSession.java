package assay.journal.cassandra;

import assay.journal.AssaySerializer;
import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.metadata.Metadata;
import com.datastax.oss.driver.api.core.metrics.Metrics;
import com.datastax.oss.driver.api.core.session.Request;
import com.datastax.oss.driver.api.core.type.reflect.GenericType;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The session of Akka's journal and snapshot store, with one difference: what a writer of ours stores goes out under the
 * write timestamp of its epoch, which is what {@link Fence} rests on. The epoch stands in the row's manifest.
 */
final class FencedSession implements CqlSession {
    private static final String MANIFEST = "ser_manifest";

    private final CqlSession session;

    FencedSession(CqlSession session) {
        this.session = session;
    }

    @Override
    public <RequestT extends Request, ResultT> @Nullable ResultT execute(
            RequestT request, GenericType<ResultT> resultType) {
        return session.execute(dated(request), resultType);
    }

    private static Request dated(Request request) {
        if (request instanceof BoundStatement row) {
            OptionalLong epoch = epoch(row);
            return epoch.isPresent() ? row.setQueryTimestamp(Fence.timestamp(epoch.getAsLong())) : row;
        }
        if (request instanceof BatchStatement rows) {
            // The rows of one batch are entries of one input, all of one writer.
            for (BatchableStatement<?> one : rows) {
                OptionalLong epoch = one instanceof BoundStatement row ? epoch(row) : OptionalLong.empty();
                if (epoch.isPresent()) return rows.setQueryTimestamp(Fence.timestamp(epoch.getAsLong()));
            }
        }
        return request;
    }

    private static OptionalLong epoch(BoundStatement row) {
        if (!row.getPreparedStatement().getVariableDefinitions().contains(MANIFEST)) return OptionalLong.empty();
        String manifest = row.getString(MANIFEST);
        return manifest == null ? OptionalLong.empty() : AssaySerializer.epoch(manifest);
    }

    @Override
    public String getName() {
        return session.getName();
    }

    @Override
    public Metadata getMetadata() {
        return session.getMetadata();
    }

    @Override
    public boolean isSchemaMetadataEnabled() {
        return session.isSchemaMetadataEnabled();
    }

    @Override
    public CompletionStage<Metadata> setSchemaMetadataEnabled(@Nullable Boolean newValue) {
        return session.setSchemaMetadataEnabled(newValue);
    }

    @Override
    public CompletionStage<Metadata> refreshSchemaAsync() {
        return session.refreshSchemaAsync();
    }

    @Override
    public CompletionStage<Boolean> checkSchemaAgreementAsync() {
        return session.checkSchemaAgreementAsync();
    }

    @Override
    public DriverContext getContext() {
        return session.getContext();
    }

    @Override
    public Optional<CqlIdentifier> getKeyspace() {
        return session.getKeyspace();
    }

    @Override
    public Optional<Metrics> getMetrics() {
        return session.getMetrics();
    }

    @Override
    public CompletionStage<Void> closeFuture() {
        return session.closeFuture();
    }

    @Override
    public CompletionStage<Void> closeAsync() {
        return session.closeAsync();
    }

    @Override
    public CompletionStage<Void> forceCloseAsync() {
        return session.forceCloseAsync();
    }
}
