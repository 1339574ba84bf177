package assay.journal.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.Objects;

/** Settings that a cluster keeps for as long as its data lives: whoever starts first records them. */
final class FixedSettings {
    private static final String RECORD = "INSERT INTO assay.settings (name, value) VALUES (?, ?) IF NOT EXISTS";
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);

    private final CqlSession session;

    FixedSettings(CqlSession session) {
        this.session = session;
    }

    /** Records {@code value} unless something is recorded under {@code name}; gives what is recorded now. */
    String record(String name, String value) {
        ResultSet result =
                session.execute(SimpleStatement.newInstance(RECORD, name, value).setTimeout(STATEMENT_TIMEOUT));
        if (result.wasApplied()) return value;
        Row found = Objects.requireNonNull(result.one(), "the row that was in the way");
        return Objects.requireNonNull(found.getString("value"), "recorded value of " + name);
    }
}
