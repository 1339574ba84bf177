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

    /** As {@link #apply(CqlSession, String, int)}, in a datacenter that nobody has named. */
    public static void apply(CqlSession session, int replication) {
        apply(session, "datacenter1", replication);
    }

    /**
     * Makes what is not there yet; doing it again changes nothing. To be done by one process at a time.
     *
     * @param datacenter where everything is kept
     * @param replication on how many Cassandra nodes of it
     */
    public static void apply(CqlSession session, String datacenter, int replication) {
        for (String statement : cql(datacenter, replication).split(";", -1)) {
            if (statement.isBlank()) continue;
            session.execute(SimpleStatement.newInstance(statement.strip()).setTimeout(STATEMENT_TIMEOUT));
        }
    }

    /** The statements, for whoever applies them by hand. */
    public static String cql(String datacenter, int replication) {
        String text = CassandraFiles.filled(
                "assay-schema.cql", Map.of("datacenter", datacenter, "replication", Integer.toString(replication)));
        return text.replaceAll("(?m)^--.*$", "");
    }
}
