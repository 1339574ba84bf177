package assay.journal.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Where it is kept who may do what: hashes of tokens, keys of participants, nonces that were used. No method waits;
 * safe for many threads.
 */
public final class AccessTables {
    private static final String TOKEN = "SELECT * FROM assay.access_tokens WHERE id = ?";
    private static final String TOKENS = "SELECT * FROM assay.access_tokens";
    private static final String ADD = "INSERT INTO assay.access_tokens"
            + " (id, secret_sha256, label, roles, participant, created, expires, created_by, revoked)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) IF NOT EXISTS";
    private static final String REVOKE = "UPDATE assay.access_tokens SET revoked = ? WHERE id = ? IF revoked = 0";
    private static final String KEY = "SELECT * FROM assay.access_keys WHERE name = ?";
    private static final String CLAIM =
            "INSERT INTO assay.access_keys (name, public_key, roles, since) VALUES (?, ?, ?, ?) IF NOT EXISTS";
    private static final String CHANGE =
            "UPDATE assay.access_keys SET public_key = ?, roles = ?, since = ? WHERE name = ? IF public_key = ?";
    private static final String USE = "INSERT INTO assay.access_nonces (nonce) VALUES (?) IF NOT EXISTS USING TTL ?";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final CqlSession session;

    AccessTables(CqlSession session) {
        this.session = session;
    }

    /**
     * A token as it is kept.
     *
     * @param id its public half
     * @param secretSha256 of its secret half, in lower-case hexadecimal digits
     * @param roles words with commas between
     * @param participant whom it acts for; empty for nobody
     * @param createdBy the token with which it was made; empty for the first of a cluster
     * @param revoked when, or empty when it was not
     */
    public record Token(
            String id,
            String secretSha256,
            String label,
            String roles,
            String participant,
            Instant created,
            Instant expires,
            String createdBy,
            Optional<Instant> revoked) {
        // The hash stays out of logs as well: it is nobody's business.
        @Override
        public String toString() {
            return "token " + id;
        }
    }

    /**
     * A participant's key.
     *
     * @param publicKey Ed25519, X.509 encoding in base64; empty where the name is kept for somebody
     * @param roles words with commas between
     */
    public record Key(String name, String publicKey, String roles, Instant since) {}

    /** The token of this id. */
    public CompletionStage<Optional<Token>> token(String id) {
        return run(TOKEN, id)
                .thenApply(found -> Optional.ofNullable(found.one()).map(AccessTables::token));
    }

    /** All tokens, those that no longer count among them. */
    public CompletionStage<List<Token>> tokens() {
        return run(TOKENS).thenCompose(page -> collect(page, new ArrayList<>()));
    }

    private static CompletionStage<List<Token>> collect(AsyncResultSet page, List<Token> found) {
        page.currentPage().forEach(row -> found.add(token(row)));
        if (!page.hasMorePages()) return CompletableFuture.completedFuture(found);
        return page.fetchNextPage().thenCompose(next -> collect(next, found));
    }

    /** Keeps a token; false, and nothing is changed, when there is one of its id. */
    public CompletionStage<Boolean> add(Token token) {
        return run(
                        ADD,
                        token.id(),
                        token.secretSha256(),
                        token.label(),
                        token.roles(),
                        token.participant(),
                        token.created().toEpochMilli(),
                        token.expires().toEpochMilli(),
                        token.createdBy())
                .thenApply(AsyncResultSet::wasApplied);
    }

    /** Revokes a token; false when there is none of this id, or when it was revoked before. */
    public CompletionStage<Boolean> revoke(String id, Instant now) {
        return run(REVOKE, now.toEpochMilli(), id).thenApply(AsyncResultSet::wasApplied);
    }

    /** The key of {@code name}. */
    public CompletionStage<Optional<Key>> key(String name) {
        return run(KEY, name)
                .thenApply(found -> Optional.ofNullable(found.one()).map(AccessTables::key));
    }

    /** Keeps a key for a name that has none, and is not kept for anybody; false when somebody was first. */
    public CompletionStage<Boolean> claim(Key key) {
        return run(CLAIM, key.name(), key.publicKey(), key.roles(), key.since().toEpochMilli())
                .thenApply(AsyncResultSet::wasApplied);
    }

    /** Replaces the key {@code old} of a name; false when it has another by now. */
    public CompletionStage<Boolean> change(Key key, String old) {
        return run(CHANGE, key.publicKey(), key.roles(), key.since().toEpochMilli(), key.name(), old)
                .thenApply(AsyncResultSet::wasApplied);
    }

    /** Takes {@code nonce} for used, for at least {@code life}; false when it was before. */
    public CompletionStage<Boolean> use(String nonce, Duration life) {
        return run(USE, nonce, (int) life.toSeconds()).thenApply(AsyncResultSet::wasApplied);
    }

    private static Token token(Row row) {
        long revoked = row.getLong("revoked");
        return new Token(
                text(row, "id"),
                text(row, "secret_sha256"),
                text(row, "label"),
                text(row, "roles"),
                text(row, "participant"),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("expires")),
                text(row, "created_by"),
                revoked == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(revoked)));
    }

    private static Key key(Row row) {
        return new Key(
                text(row, "name"),
                text(row, "public_key"),
                text(row, "roles"),
                Instant.ofEpochMilli(row.getLong("since")));
    }

    private static String text(Row row, String column) {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    // What a majority has taken is what every later reader finds: a revoked token stays revoked.
    private CompletionStage<AsyncResultSet> run(String cql, Object... values) {
        return session.executeAsync(SimpleStatement.newInstance(cql, values)
                .setConsistencyLevel(DefaultConsistencyLevel.LOCAL_QUORUM)
                .setTimeout(TIMEOUT));
    }
}
