package assay.journal.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.Map;

/** The tables, as shipped in {@code assay-schema.cql}. */
public final class Schema {
    /** Making a table takes seconds on a busy server. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    private Schema() {}

    /**
     * Makes what is not there yet; doing it again changes nothing. To be done by one process at a time.
     *
     * @param replication on how many Cassandra nodes everything is kept
     */
    public static void apply(CqlSession session, int replication) {
        for (String statement : cql(replication).split(";", -1)) {
            if (statement.isBlank()) continue;
            session.execute(SimpleStatement.newInstance(statement.strip()).setTimeout(STATEMENT_TIMEOUT));
        }
    }

    /** The statements, for whoever applies them by hand. */
    public static String cql(int replication) {
        String text = CassandraFiles.filled("assay-schema.cql", Map.of("replication", Integer.toString(replication)));
        return text.replaceAll("(?m)^--.*$", "");
    }
}
