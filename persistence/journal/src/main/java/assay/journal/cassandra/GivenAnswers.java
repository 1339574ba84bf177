package assay.journal.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What was answered to requests that can be sent again, by the sender and the key it chose. The table is touched by
 * lightweight transactions only, so that of two who begin at once one is told of the other.
 */
public final class GivenAnswers {
    /** For so long a key stands for one request. */
    public static final Duration KEPT = Duration.ofDays(1);

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(5);
    private static final String BEGIN =
            "INSERT INTO assay.given_answers (sender, request, fingerprint) VALUES (?, ?, ?)"
                    + " IF NOT EXISTS USING TTL " + KEPT.toSeconds();
    private static final String END = "UPDATE assay.given_answers USING TTL " + KEPT.toSeconds()
            + " SET fingerprint = ?, answer = ? WHERE sender = ? AND request = ? IF fingerprint = ?";

    private final CqlSession session;

    GivenAnswers(CqlSession session) {
        this.session = session;
    }

    /**
     * What is known about a key.
     *
     * @param fingerprint of the request that it stands for
     * @param answer to that request, once it has been given
     */
    public record Known(String fingerprint, Optional<String> answer) {}

    /** Lets {@code key} stand for a request, unless it stands for one already. */
    public CompletionStage<Known> begin(String sender, String key, String fingerprint) {
        return run(BEGIN, sender, key, fingerprint).thenApply(result -> {
            boolean first = result.wasApplied();
            Row row = result.one();
            if (first || row == null) return new Known(fingerprint, Optional.empty());
            return new Known(
                    String.valueOf(row.getString("fingerprint")), Optional.ofNullable(row.getString("answer")));
        });
    }

    /** Keeps the answer to the request that {@code key} stands for. */
    public CompletionStage<Void> end(String sender, String key, String fingerprint, String answer) {
        return run(END, fingerprint, answer, sender, key, fingerprint).thenApply(ignored -> null);
    }

    private CompletionStage<AsyncResultSet> run(String cql, Object... values) {
        return session.executeAsync(SimpleStatement.newInstance(cql, values).setTimeout(STATEMENT_TIMEOUT));
    }
}
